import type { FieldGroup } from "#app/domain/codes/consents.ts";
import type { OwnPart } from "#app/domain/identity/own-parts.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { CONTACT_KINDS, maskContactDetails, type MaskedText } from "./contact-details.ts";
import { isInForceUntil } from "./in-force.ts";
import type { IntroductionStatus } from "./lifecycle.ts";

export const MESSAGE_LONGEST = 2_000;

/** Minutes without a new message after which unread messages are notified by e-mail. */
export const MESSAGE_EMAIL_MINUTES = 10;

export type Writer = "company" | "institution";

/** The latest consent, expired or not; null where there is none. */
export type ActiveConsent = { fieldGroups: readonly string[]; expiresAt: Date } | null;

/**
 * Null when the two may write to each other: while the company's consent is in force. Otherwise "consent-missing"
 * before it, "consent-not-in-force" once it has expired, "introduction-lapsed" or "introduction-wrong-state" after the
 * end.
 */
export function whyNotWrite(
  status: IntroductionStatus,
  consent: ActiveConsent,
  now: Date,
): RefusalCode | null {
  if (status === "requested" || status === "consent_pending") return "consent-missing";
  if (status === "lapsed") return "introduction-lapsed";
  if (status !== "consented" && status !== "converted") return "introduction-wrong-state";
  return isInForceUntil(consent?.expiresAt, now) ? null : "consent-not-in-force";
}

/**
 * The same for one of the two: a company whose own consent is over, by time or revoked, reads how to open something again
 * ("own-consent-over"), not how to ask for a consent.
 */
export function whyNotWriteAs(
  writer: Writer,
  ...state: Parameters<typeof whyNotWrite>
): ReturnType<typeof whyNotWrite> {
  const no = whyNotWrite(...state);
  const isOver = no === "consent-not-in-force" || state[0] === "revoked";
  return writer === "company" && isOver ? "own-consent-over" : no;
}

/**
 * Whose text it is: a company's with its own identifying parts, which are searched for in its own texts only. An
 * institution's text is never compared with a company's parts: a mask would confirm a guess.
 */
export type Author = { kind: "institution" } | { kind: "company"; own: readonly OwnPart[] };

/**
 * A text of one side as the other may see it. Before consent it contains no contact details, and nothing that
 * identifies a company; afterwards a company's contact details are masked until its consent includes them ("contacts").
 */
export function maskForOtherSide(text: string, by: Author, consent: ActiveConsent, now: Date): MaskedText {
  if (consent === null || !isInForceUntil(consent.expiresAt, now))
    return maskContactDetails(text, by.kind === "company" ? { companies: true, own: by.own } : {});
  const hasContacts = consent.fieldGroups.includes("contacts" satisfies FieldGroup);
  return by.kind === "institution" || hasContacts ? { text, masked: [] } : maskContactDetails(text);
}

/** The company's own parts aren't needed later: they were masked when the text was written. */
const READ_LATER: Author = { kind: "company", own: [] };

/**
 * A company's stored text as the institution may see it now: the consent may have been narrowed since it was written.
 */
export function maskForReader(
  { text, masked }: { text: string; masked: readonly string[] },
  consent: ActiveConsent,
  now: Date,
): MaskedText {
  const read = maskForOtherSide(text, READ_LATER, consent, now);
  const kinds = new Set<string>([...masked, ...read.masked]);
  return { text: read.text, masked: CONTACT_KINDS.filter((kind) => kinds.has(kind)) };
}
