import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { FeeStatus } from "#app/domain/billing/lifecycle.ts";

/** What keeps a person's account from being deleted, now or when it is due. */
export type PersonObstacle = "last-owner" | "last-security-admin";

/** What the deletion of an organization waits for. Fees are the institution's: a company owes none. */
export const DELETION_WAITS = ["deals", "drawdowns", "reversals", "disputes", "fees"] as const;
export type DeletionWait = (typeof DELETION_WAITS)[number];

/** Deals on which nothing more happens here, and fees on which nothing is owed. */
export const ENDED_DEALS = ["drawn", "released", "fell_through"] as const satisfies readonly DealStatus[];
export const SETTLED_FEES = [
  "paid",
  "refunded",
  "waived",
  "credited",
  "void",
] as const satisfies readonly FeeStatus[];

/** What is open of an organization, of each kind how many. */
export type OpenMatters = Readonly<Record<DeletionWait, number>>;

/** What it waits for: all that is open. */
export function waitsFor(open: OpenMatters): DeletionWait[] {
  return DELETION_WAITS.filter((what) => open[what] > 0);
}
