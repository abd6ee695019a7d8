import { commitmentOf } from "#app/domain/codes/commitments.ts";
import { type InstitutionActor, mayAct } from "#app/domain/accounts/actor.ts";
import { INSTRUMENTS_OF, institutionKindSchema } from "#app/domain/codes/institutions.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Horizon } from "#app/domain/horizons.ts";
import type { Day } from "#app/lib/days.ts";

export type MakerChecker = {
  /** The institution's own threshold, above which a second person approves; null when it is off. */
  thresholdFen: bigint | null;
  /** What the institution would commit (`committedFen`): of a guarantee its guaranteed part, whatever the loan is. */
  committedFen: bigint;
  /** Everybody who edited the draft. */
  writtenBy: readonly string[];
  approvedBy: string | null;
};

/** Whether the institution's four-eyes rule applies to what it would commit. */
export function needsSecondPerson({
  thresholdFen,
  committedFen,
}: Pick<MakerChecker, "thresholdFen" | "committedFen">): boolean {
  return thresholdFen !== null && committedFen > thresholdFen;
}

/**
 * The amount in fen above which this person's draft needs an approver; null where it needs none. Whoever may not sign
 * needs one for any amount.
 */
export function approvalAbove(actor: InstitutionActor, secondPersonAboveFen: bigint | null): bigint | null {
  return mayAct(actor, "sign") ? secondPersonAboveFen : 0n;
}

/** Null when this person may approve: somebody who didn't edit it. */
export function whyNotApprove(offer: Pick<MakerChecker, "writtenBy">, approver: string): RefusalCode | null {
  return offer.writtenBy.includes(approver) ? "offer-approver-is-drafter" : null;
}

/** Null when an offer's last day is within its horizon (`horizons.offerEnd`). */
export function whyNotExpireOn(expiresOn: Day, { from, to }: Horizon): RefusalCode | null {
  if (expiresOn < from) return "offer-expiry-too-soon";
  return expiresOn > to ? "offer-expiry-too-late" : null;
}

/** Null when the mandate has so much left, in fen, as an offer would commit of it. */
export function whyNotCommit(committed: bigint, leftFen: bigint): RefusalCode | null {
  return committed > leftFen ? "mandate-budget-short" : null;
}

/** Null when the institution's four-eyes rule allows a drafted offer (or its next version) to be issued. */
export function whyNotIssue(offer: MakerChecker): RefusalCode | null {
  if (!needsSecondPerson(offer)) return null;
  if (offer.approvedBy === null) return "offer-second-person-needed";
  return whyNotApprove(offer, offer.approvedBy);
}

/** What limits the instruments: the company's ask, the mandate, and the licence of its institution. */
export type InstrumentGround = {
  askedInstruments: readonly string[] | null;
  mandateInstruments: readonly string[];
  institutionKind: string;
};

/** The instruments that an institution may offer here, in the order of its licence. */
export function instrumentsOffered(ground: InstrumentGround): Instrument[] {
  const { askedInstruments: asked, mandateInstruments: mandate, institutionKind } = ground;
  const kind = institutionKindSchema.safeParse(institutionKind);
  const lawful = kind.success ? INSTRUMENTS_OF[kind.data] : [];
  return lawful.filter((one) => (asked ?? []).includes(one) && mandate.includes(one));
}

/** Null when the instrument is one of those. */
export function whyNotInstrument(ground: InstrumentGround, instrument: Instrument): RefusalCode | null {
  return instrumentsOffered(ground).includes(instrument) ? null : "offer-instrument-not-allowed";
}

/**
 * Null when there is anything that a draft could be for: of capital, what the teaser shows that the company still seeks.
 * A guarantee takes nothing of it, and a teaser that isn't shown says nothing.
 */
export function whyNotDraft({
  institutionKind,
  askedMaxFen,
}: {
  institutionKind: string;
  askedMaxFen: bigint | null;
}): RefusalCode | null {
  return askedMaxFen === 0n && commitmentOf(institutionKind) === "capital" ? "prospect-ask-met" : null;
}
