import { asReadNow, type StandingConsent } from "#app/domain/introductions/messages.ts";

type Side = "company" | "institution" | "admin";

/** The consent that stands on a deal's introduction, as the queries of a deal have it. */
export function standingOn(row: {
  consentGroups: readonly string[] | null;
  consentExpiresAt: Date | null;
}): StandingConsent {
  const { consentGroups: fieldGroups, consentExpiresAt: expiresAt } = row;
  return fieldGroups === null || expiresAt === null ? null : { fieldGroups, expiresAt };
}

/**
 * How a side reads the words on a deal: claims and answers, notes on conditions, why it fell through, what an admin found.
 * They are kept as they were written, since they are the record of a contract. The company and an admin who decides read
 * them so; an institution reads what it did not write itself as the consent of now lets it: without contact details
 * unless they are named, and without what tells who the company is once no consent is in force.
 */
export function wordsReadBy(
  reader: Side,
  consent: StandingConsent,
  now: Date,
): <Words extends string | null>(words: Words, writer: string) => Words | string {
  return (words, writer) =>
    words === null || reader !== "institution" || writer === "institution"
      ? words
      : asReadNow({ text: words, masked: [] }, consent, now).text;
}
