import { z } from "zod";
import type { DocumentKind } from "#app/domain/codes/documents.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import { setHash } from "#app/lib/set-hash.ts";
import type { ApplicationStatus } from "./lifecycle.ts";

export const ITEM_STATUSES = ["requested", "provided", "waived"] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** The document kind of an item's file. */
export const KIND_OF_ITEM: Readonly<Record<RequestedItem, DocumentKind>> = {
  audited_statements: "financial_statement",
  management_accounts: "financial_statement",
  tax_returns: "tax_record",
  bank_statements: "bank_statement",
  credit_report: "credit_report",
  articles_and_shareholders: "articles",
  board_resolution: "other",
  contracts_and_orders: "contract",
  rights_certificates: "ip_certificate",
  security_documents: "other",
  use_of_funds_plan: "business_plan",
  site_visit: "other",
  other: "other",
};

/**
 * Null when the company may provide an item now: "application-wrong-state" while its application owes nothing,
 * "application-item-settled" once it was provided or is no longer needed, "consent-not-in-force" without a consent by
 * which the institution could see it.
 */
export function whyNotProvide(
  item: { status: ItemStatus },
  application: { status: ApplicationStatus },
  consent: { expiresAt: Date } | null,
  now: Date,
): RefusalCode | null {
  if (application.status !== "incomplete") return "application-wrong-state";
  if (item.status !== "requested") return "application-item-settled";
  return consent !== null && consent.expiresAt > now ? null : "consent-not-in-force";
}

/**
 * What a page showed of an application: its last move, and what was owed. Whoever asks for more or declines has read
 * both.
 */
export function markOfApplication(
  { statusChangedAt }: { statusChangedAt: Date },
  owedKeys: Iterable<string>,
): string {
  return `${statusChangedAt.toISOString()} ${setHash(owedKeys) || "0"}`;
}

/** An owed item in that mark: another one once its company has said why there is no file. */
export function owedKey({ id, noFileReason }: { id: string; noFileReason: string | null }): string {
  return noFileReason === null ? id : `${id} explained`;
}

export const applicationMarkField = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \d{1,15}$/u);

/** The maximum number of open items of one application: a longer list would not be worked through. */
const MOST_OWED = 20;

/** "application-items-too-many" where the company would owe more items than may be open at once. */
export function whyNotRequestItems(
  items: readonly { status: ItemStatus }[],
  more: number,
): RefusalCode | null {
  const owed = items.filter(({ status }) => status === "requested").length;
  return owed + more > MOST_OWED ? "application-items-too-many" : null;
}

/** The first day (Asia/Shanghai) on which an open item is due; null when there is none. */
export function firstDue(items: readonly { status: ItemStatus; dueOn: Day }[]): Day | null {
  const days = items.filter(({ status }) => status === "requested").map(({ dueOn }) => dueOn);
  return days.sort()[0] ?? null;
}
