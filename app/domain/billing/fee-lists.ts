import type { FeeStatus } from "./lifecycle.ts";

/** The groups of an institution's list of fees: to be invoiced, owed on an invoice, paid, and those that are owed no more. */
export const FEE_GROUPS = ["accrued", "owed", "paid", "ended"] as const;
export type FeeGroup = (typeof FEE_GROUPS)[number];

export const STATUSES_OF_FEE_GROUP: Readonly<Record<FeeGroup, readonly FeeStatus[]>> = {
  accrued: ["accrued"],
  owed: ["invoiced", "disputed", "charged_back"],
  paid: ["paid"],
  ended: ["waived", "credited", "refunded", "void"],
};
