import type { FieldGroup } from "#app/domain/codes/consents.ts";
import type { OwnPart } from "#app/domain/identity/own-parts.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { CONTACT_KINDS, maskContactDetails, type MaskedText } from "./contact-details.ts";
import type { IntroductionStatus } from "./lifecycle.ts";

/** Characters in one message. */
export const MESSAGE_LONGEST = 2_000;

/** Minutes of silence in a thread after which whoever has not read it hears of it by mail. */
export const MESSAGE_LETTER_MINUTES = 10;

export type Writer = "company" | "institution";

/** The consent that stands, whether or not its time is over; null where there is none. */
export type StandingConsent = { fieldGroups: readonly string[]; expiresAt: Date } | null;

/**
 * Null when the two may write to each other: from the company's consent on, for as long as it is in force. Otherwise
 * "consent-missing" before it, "consent-not-in-force" once its time is over, "introduction-lapsed" or
 * "introduction-wrong-state" after the end.
 */
export function whyNotWrite(
  status: IntroductionStatus,
  consent: StandingConsent,
  now: Date,
): RefusalCode | null {
  if (status === "requested" || status === "consent_pending") return "consent-missing";
  if (status === "lapsed") return "introduction-lapsed";
  if (status !== "consented" && status !== "converted") return "introduction-wrong-state";
  return consent !== null && consent.expiresAt.getTime() > now.getTime() ? null : "consent-not-in-force";
}

/**
 * Whose words they are: a company's with what it is known by, which is looked for in its own words alone. An
 * institution's words are never compared with that of a company: what a mask covers would confirm a guess.
 */
export type Author = { kind: "institution" } | { kind: "company"; own: readonly OwnPart[] };

/**
 * A text of one side as the other may read it. Before consent it holds no contact details, and nothing of a company
 * that tells who it is; after it a company's contact details stay out until its consent names them ("contacts").
 */
export function asOtherSideReads(text: string, by: Author, consent: StandingConsent, now: Date): MaskedText {
  const inForce = consent !== null && consent.expiresAt.getTime() > now.getTime();
  if (!inForce)
    return maskContactDetails(text, by.kind === "company" ? { companies: true, own: by.own } : {});
  const hasContacts = consent.fieldGroups.includes("contacts" satisfies FieldGroup);
  return by.kind === "institution" || hasContacts ? { text, masked: [] } : maskContactDetails(text);
}

/** Who reads a company's words later knows nothing of it: its own parts were taken out when they were written. */
const READ_LATER: Author = { kind: "company", own: [] };

/**
 * A company's words that are kept, as the institution may read them now: what their consent named when they were written
 * may have been taken out of it since.
 */
export function asReadNow(
  { text, masked }: { text: string; masked: readonly string[] },
  consent: StandingConsent,
  now: Date,
): MaskedText {
  const read = asOtherSideReads(text, READ_LATER, consent, now);
  const kinds = new Set<string>([...masked, ...read.masked]);
  return { text: read.text, masked: CONTACT_KINDS.filter((kind) => kinds.has(kind)) };
}
