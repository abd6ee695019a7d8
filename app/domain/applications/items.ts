import type { Day } from "#app/lib/days.ts";

export const ITEM_STATUSES = ["requested", "provided", "waived"] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** Null while an item is still owed; otherwise "application-item-settled". */
export function whyNotProvide({ status }: { status: ItemStatus }): "application-item-settled" | null {
  return status === "requested" ? null : "application-item-settled";
}

/** The first day (Asia/Shanghai) on which something that is still owed is due; null when nothing is. */
export function firstDue(items: readonly { status: ItemStatus; dueOn: Day }[]): Day | null {
  const days = items.filter(({ status }) => status === "requested").map(({ dueOn }) => dueOn);
  return days.sort()[0] ?? null;
}
