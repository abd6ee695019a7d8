import { typedKinds } from "#app/domain/fields.ts";

/**
 * How far a negotiation was when its page or review was drawn: the version in force, and how many counter-offers had
 * come. Whoever answers, issues or withdraws sends both, so that a round in between is never passed over unread.
 */
export interface ReadRound {
  version: number;
  rounds: number;
}

const { whole } = typedKinds("yuan");

/** The fields of a form on an offer that was issued. */
export const readRound = { version: whole(1, 2_000_000_000), rounds: whole(0, 100) };
/** The same where the offer may be a draft still: it has no version then. */
export const readRoundOrNone = { ...readRound, version: whole(0, 2_000_000_000) };

/** Whether an offer is still in the round that was read. */
export function isReadRound(offer: { currentVersion: number; rounds: number }, read: ReadRound): boolean {
  return read.version === offer.currentVersion && read.rounds === offer.rounds;
}
