import type { StandingAct } from "#app/domain/events/receipts.ts";
import type { EndOfAsk } from "#app/domain/prospects/ending.ts";
import type { ProposedConsent } from "#app/domain/introductions/proposed-consent.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { packIds } from "#app/lib/packed-ids.ts";
import { paths, withQuery } from "./paths.ts";

export interface Asked {
  prospect: string;
  mandates: readonly string[];
  consent: ProposedConsent;
}

/** What a company chose for a consent, as the query of its review and of the page to change it. */
export function searchOfConsent({ fieldGroups, purpose, days }: ProposedConsent): string {
  const chosen = fieldGroups.map((group) => ["fieldGroups", group]);
  return new URLSearchParams([...chosen, ["purpose", purpose], ["days", String(days)]]).toString();
}

interface Extended {
  added: readonly string[];
  days: number | null;
  /** Opened with it. */
  documents?: readonly string[];
}

function searchOfExtension({ added, days, documents = [] }: Extended): string {
  const chosen = added.map((group) => ["added", group]);
  if (documents.length > 0) chosen.push(["documents", packIds(documents)]);
  return new URLSearchParams([...chosen, ...(days === null ? [] : [["days", String(days)]])]).toString();
}

function searchOfAsked({ prospect, mandates, consent }: Asked): string {
  const asked = new URLSearchParams([["prospect", prospect], ...mandates.map((id) => ["mandates", id])]);
  return `${asked.toString()}&${searchOfConsent(consent)}`;
}

/** The addresses of reviews and receipts of acts that bind; apart from `paths`, because every page loads those. */
export const reviewPaths = {
  acceptance: (offerId: string) => `${paths.company.offer(offerId)}/accept`,
  grant: (introductionId: string) => `${paths.company.introduction(introductionId)}/grant`,
  revocation: (introductionId: string) => `${paths.company.introduction(introductionId)}/revoke`,
  extension: (introductionId: string, extended: Extended) =>
    `${paths.company.introduction(introductionId)}/extend?${searchOfExtension(extended)}`,
  withdrawal: (offerId: string) => `${paths.institution.offer(offerId)}/withdraw`,
  endOfIntroduction: (introductionId: string) => `${paths.institution.introduction(introductionId)}/decline`,
  endOfApplication: (applicationId: string) => `${paths.company.application(applicationId)}/withdraw`,
  /** Of an ask: its withdrawal, or the end of its search with what has come. */
  endOfAsk: (prospectId: string, end: EndOfAsk) => `${paths.company.prospect(prospectId)}/end/${end}`,
  /** Of a confirmation of money that fills the ask. */
  fill: (dealId: string) => `${paths.company.deal(dealId)}/confirm`,
  asking: (asked: Asked) => `/company/introductions/ask?${searchOfAsked(asked)}`,
  receipt: (
    side: "company" | "institution",
    subjectId: string,
    about: { act: string; version: number | undefined; by?: string; language: Locale },
  ) => withQuery(`/${side}/receipts/${subjectId}`, about),
  /** Of an admin's act on the institution itself. */
  standingReceipt: (act: StandingAct, language: Locale) =>
    withQuery("/institution/receipt.pdf", { act, language }),
};
