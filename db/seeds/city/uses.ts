import { budgetUse } from "#app/domain/deals/lifecycle.ts";
import { OPEN_INTRODUCTION_STATUSES } from "#app/domain/introductions/lifecycle.ts";
import type { CityRows } from "../rows.ts";
import type { Use } from "./mandate-rows.ts";

export const unused: Use = { reservedFen: 0n, drawnFen: 0n, open: 0 };

/** Adds what has come of each mandate: its deals (invariant I9) and the places that introductions take. */
export function addUses(uses: Map<string, Use>, rows: Pick<CityRows, "deal" | "introduction">): void {
  const add = (mandateId: string, more: Partial<Use>) => {
    const use = uses.get(mandateId) ?? unused;
    uses.set(mandateId, {
      reservedFen: use.reservedFen + (more.reservedFen ?? 0n),
      drawnFen: use.drawnFen + (more.drawnFen ?? 0n),
      open: use.open + (more.open ?? 0),
    });
  };
  for (const deal of rows.deal) {
    const { reservedFen, usedFen } = budgetUse(deal);
    add(deal.mandateId, { drawnFen: usedFen, reservedFen });
  }
  const open: readonly string[] = OPEN_INTRODUCTION_STATUSES;
  for (const { mandateId, status } of rows.introduction)
    if (open.includes(status)) add(mandateId, { open: 1 });
}
