import { z } from "zod";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";

/** The price list that a version of the agreement names. */
export type FeeAgreement = { version: Day; priceListVersion: number };

/**
 * The versions of the fee agreement, each named by the day from which it applies, the oldest first. A new price list
 * comes with a new version of the same day, and so does a change of its words: then institutions are asked again before
 * the first version of their next offer.
 */
export const FEE_AGREEMENTS: readonly [FeeAgreement, ...FeeAgreement[]] = [
  { version: "2026-12-01", priceListVersion: 1 },
];

/** The version in force on a day; before the first one applies, the first. */
export function feeAgreementOn(
  day: Day,
  agreements: readonly [FeeAgreement, ...FeeAgreement[]] = FEE_AGREEMENTS,
): FeeAgreement {
  return agreements.findLast(({ version }) => version <= day) ?? agreements[0];
}

/**
 * Null when a version of an offer may be issued as far as the fee agreement goes. The first version needs the agreement
 * in force; standing offers and their revisions keep the price that was agreed for them.
 */
export function whyNotPriced(offer: { currentVersion: number }, hasAccepted: boolean): RefusalCode | null {
  return offer.currentVersion > 0 || hasAccepted ? null : "fee-agreement-missing";
}

/** The tick by which an institution accepts the version in force on a day; whoever saw an older one is asked again. */
export function feeAgreementFormOn(day: Day) {
  return z.object({
    accepted: z.literal(feeAgreementOn(day).version, { error: "agreement-missing" }),
    to: z.string().max(2_000).optional(),
  });
}
