import { maskForReader, type ActiveConsent } from "#app/domain/introductions/messages.ts";

type Side = "company" | "institution" | "admin";

/** The consent in force on a deal's introduction, as the queries of a deal return it. */
export function consentOnDeal(row: {
  consentGroups: readonly string[] | null;
  consentExpiresAt: Date | null;
}): ActiveConsent {
  const { consentGroups: fieldGroups, consentExpiresAt: expiresAt } = row;
  return fieldGroups === null || expiresAt === null ? null : { fieldGroups, expiresAt };
}

/**
 * How a side sees the texts on a deal: claims and answers, notes on conditions, why it fell through, an admin's
 * finding. They are stored unchanged, as the record of a contract. The company and the deciding admin see them so; an
 * institution sees texts of others as the current consent allows: without contact details unless it includes them, and
 * without what identifies the company once no consent is in force.
 */
export function textsForReader(
  reader: Side,
  consent: ActiveConsent,
  now: Date,
): <Words extends string | null>(words: Words, writer: string) => Words | string {
  return (words, writer) =>
    words === null || reader !== "institution" || writer === "institution"
      ? words
      : maskForReader({ text: words, masked: [] }, consent, now).text;
}
