import type { RefusalCode } from "#app/domain/refusal.ts";
import type { ConfirmationKind } from "#app/domain/confirmations/lifecycle.ts";
import type { FeeStatus } from "./lifecycle.ts";

/** What one admin proposes for a fee and another confirms: to waive what is open of it, or to credit an amount of it. */
export const FEE_PROPOSAL_KINDS = ["waiver", "adjustment"] as const;
export type FeeProposalKind = (typeof FEE_PROPOSAL_KINDS)[number];

export const confirmationOfProposal = {
  waiver: "fee-waiver",
  adjustment: "fee-adjustment",
} as const satisfies Record<FeeProposalKind, ConfirmationKind>;

const openTo: Readonly<Record<FeeProposalKind, readonly FeeStatus[]>> = {
  waiver: ["accrued", "invoiced", "disputed", "charged_back"],
  adjustment: ["invoiced", "disputed", "paid", "charged_back"],
};

/** Null when it may be proposed: a waiver of what is not paid, a credit of what stands on an invoice. */
export function whyNotPropose(kind: FeeProposalKind, { status }: { status: FeeStatus }): RefusalCode | null {
  return openTo[kind].includes(status) ? null : "fee-wrong-state";
}
