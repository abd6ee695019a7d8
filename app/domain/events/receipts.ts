import type { EventType } from "./event.ts";

/**
 * Acts of which those concerned can download a receipt, by what they are about: between a company and an institution both,
 * of an ask its company.
 */
const RECEIPTS_OF = {
  offer: ["offer-issued", "offer-revised", "offer-accepted", "offer-withdrawn"],
  introduction: [
    "introduction-accepted",
    "consent-granted",
    "consent-extended",
    "consent-revoked",
    "introduction-declined",
  ],
  prospect: [
    "prospect-withdrawn",
    "prospect-closed",
    "prospect-funded",
    "prospect-suspended",
    "prospect-reinstated",
  ],
  deal: [
    "deal-opened",
    "contract-signed",
    "guarantee-in-force",
    "deal-fell-through",
    "guarantee-released",
    "reversal-agreed",
  ],
} as const satisfies Readonly<Record<string, readonly EventType[]>>;

/** Acts of an admin on an institution, of which both have a receipt. */
export const STANDING_ACTS = [
  "institution-restricted",
  "institution-suspended",
  "institution-terminated",
] as const satisfies readonly EventType[];
export type StandingAct = (typeof STANDING_ACTS)[number];

/** Whether it is such an act. */
export function isStandingAct(type: string): type is StandingAct {
  return (STANDING_ACTS as readonly string[]).includes(type);
}

export type ReceiptedAct = (typeof RECEIPTS_OF)[keyof typeof RECEIPTS_OF][number];
export const RECEIPTED_ACTS: readonly ReceiptedAct[] = Object.values(RECEIPTS_OF).flat();

/** Whether it is the end of an ask, or its suspension or reinstatement, of which only its company has a receipt. */
export function isReceiptedOfAsk(type: string): boolean {
  return (RECEIPTS_OF.prospect as readonly string[]).includes(type);
}

/** Whether there is a receipt of events of this type. */
export function hasReceipt(type: string): type is ReceiptedAct {
  return (RECEIPTED_ACTS as readonly string[]).includes(type);
}

/** Acts that have a receipt where they name what they are about. */
const OF_ONE: readonly string[] = ["introduction-declined", "reversal-agreed"];

/**
 * Whether there is one of this event: a draft that was withdrawn before anybody saw it has version 0, and a decline that
 * ended no consent names none; both bound nobody. An agreement to a reversal names the number of its drawdown; older ones
 * recorded neither that nor what it left.
 */
export function isReceipted({ type, version }: { type: string; version: number | null }): boolean {
  return hasReceipt(type) && version !== 0 && !(OF_ONE.includes(type) && version === null);
}

/** Acts that moved money of a deal: their receipts state the amounts, not what the terms would have cost. */
const MONEY_ACTS = [
  "deal-fell-through",
  "guarantee-released",
  "reversal-agreed",
] as const satisfies readonly ReceiptedAct[];
export type MoneyAct = (typeof MONEY_ACTS)[number];

/** Whether it is such an act. */
export function movesMoney(act: ReceiptedAct): act is MoneyAct {
  return (MONEY_ACTS as readonly string[]).includes(act);
}
