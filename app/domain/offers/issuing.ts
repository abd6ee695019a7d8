import { INSTRUMENTS_OF, institutionKindSchema } from "#app/domain/codes/institutions.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { OFFER_STANDS_WORKING_DAYS } from "./lifecycle.ts";

export type MakerChecker = {
  /** The institution's own threshold, above which a second person approves; null when it is off. */
  thresholdFen: bigint | null;
  amountFen: bigint;
  draftedBy: string;
  approvedBy: string | null;
};

/** True when the institution's rule of two persons applies to this amount. */
export function needsSecondPerson({ thresholdFen, amountFen }: MakerChecker): boolean {
  return thresholdFen !== null && amountFen > thresholdFen;
}

/** Null when this person may approve: somebody else than who drafted it. */
export function whyNotApprove(offer: MakerChecker, approver: string): RefusalCode | null {
  return approver === offer.draftedBy ? "offer-approver-is-drafter" : null;
}

/**
 * Null when a drafted offer (or its next version) may be issued. `standsWorkingDays`: working days from
 * today to its last day, by the official calendar.
 */
export function whyNotIssue(offer: MakerChecker, standsWorkingDays: number): RefusalCode | null {
  if (standsWorkingDays < OFFER_STANDS_WORKING_DAYS) return "offer-expiry-too-soon";
  if (!needsSecondPerson(offer)) return null;
  if (offer.approvedBy === null) return "offer-second-person-needed";
  return whyNotApprove(offer, offer.approvedBy);
}

/** What an instrument has to pass: the company's ask, the mandate, and the licence of its institution. */
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
