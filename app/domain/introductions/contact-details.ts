import { emailAddresses, webAddresses, addressesSpelled } from "#app/domain/identity/web-addresses.ts";
import { rightNumbers } from "#app/domain/identity/right-numbers.ts";
import { messengerNames } from "#app/domain/identity/messenger-names.ts";
import type { OwnPart } from "#app/domain/identity/own-parts.ts";
import { ownSpans } from "#app/domain/identity/own-spans.ts";
import { phoneNumbers } from "#app/domain/identity/phone-numbers.ts";
import { closedUp, fold, spanOfText, type Reading } from "#app/lib/reading.ts";
import { spansOf, type Span } from "#app/lib/spans.ts";

/** What bypasses the platform, or identifies the company. */
export const CONTACT_KINDS = [
  "email",
  "web_address",
  "phone",
  "messenger",
  "address",
  "uscc",
  "company_name",
  "person",
  "right",
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** A text with masked parts, and their kinds: each once, in the order of `CONTACT_KINDS`. */
export type MaskedText = { text: string; masked: ContactKind[] };

/** Replaces what was removed, in every language. */
export const MASK = "***";

/** A part of a text to mask. */
export type Detail = Span & { kind: ContactKind };

/** What is searched for in a text beside contact details. */
export interface Sought {
  /** What identifies any company: its street, code and full name, and the numbers of its patents. */
  companies: boolean;
  /** What identifies the writer. Never anybody else's data: a mask would confirm a guess. */
  own: readonly OwnPart[];
}

/** The maximum nesting of details: beyond it nothing of the text is shown. */
const MOST_ROUNDS = 6;

/**
 * Masks contact details in a text: e-mail and web addresses, telephone numbers, messenger names; and what else is
 * searched for. Obfuscated spellings are recognised. Refuses nothing: the author is shown what was removed.
 */
export function maskContactDetails(
  text: string,
  { companies = false, own = [] }: Partial<Sought> = {},
): MaskedText {
  return maskDetails(text, (round) => findDetails(round, { companies, own }));
}

/** Masks what is found in a text, until nothing more is found. */
export function maskDetails(text: string, find: (text: string) => Detail[]): MaskedText {
  const kinds = new Set<ContactKind>();
  let masked = text;
  // Removing two details may create another one from the text between them.
  for (let round = 0, before = ""; before !== masked; round += 1) {
    before = masked;
    masked = round < MOST_ROUNDS ? maskOnce(before, find(before), kinds) : MASK;
  }
  return { text: masked, masked: CONTACT_KINDS.filter((kind) => kinds.has(kind)) };
}

function maskOnce(text: string, details: readonly Detail[], kinds: Set<ContactKind>): string {
  const inOrder = details.toSorted((one, other) => one.from - other.from || other.to - one.to);
  let masked = "";
  let at = 0;
  for (const { kind, from, to } of inOrder) {
    if (to <= at) continue;
    kinds.add(kind);
    if (from >= at) masked += text.slice(at, from) + MASK;
    at = to;
  }
  return masked + text.slice(at);
}

/** The details in a text, in linear time; they may be nested. */
export function findDetails(text: string, { companies, own }: Sought): Detail[] {
  const reading = fold(text, { figures: true });
  const joined = closedUp(reading);
  const spelled = addressesSpelled(joined);
  const phones = phoneNumbers(reading);
  const details = [
    // Most texts have no such spellings and are scanned once.
    ...[...new Set([reading, spelled])].flatMap((each) => [
      ...found("email", each, emailAddresses(each.plain)),
      ...found("web_address", each, webAddresses(each)),
    ]),
    ...found("phone", phones.reading, phones.spans),
    ...[...new Set([reading, joined])].flatMap((each) =>
      found("messenger", each, messengerNames(each.plain)),
    ),
    ...(companies ? [...companyDetails(reading), ...found("right", joined, rightNumbers(joined.plain))] : []),
    ...ownSpans(text, own),
  ];
  return details;
}

function found(kind: ContactKind, reading: Reading, spans: readonly Span[]): Detail[] {
  return spans.map((span) => ({ kind, ...spanOfText(reading, span) }));
}

/** What identifies any company. */
function companyDetails(reading: Reading): Detail[] {
  const { plain } = reading;
  return [
    ...found("address", reading, spansOf(plain, /\p{Script=Han}{1,8}(?:大街|大路|路|街)\s*[\d十百]+\s*号/gu)),
    ...found(
      "uscc",
      reading,
      spansOf(
        plain,
        /(?<![\da-z])[\da-hj-npqrtuwxy]{2}[\s-]?\d{4}[\s-]?\d{2}(?:[\s-]?[\da-hj-npqrtuwxy]){10}(?![\da-z])/gu,
      ),
    ),
    ...found(
      "company_name",
      reading,
      spansOf(plain, /[\p{Script=Han}\d]{2,20}?(?:有限责任公司|股份有限公司|有限公司|股份公司)/gu),
    ),
  ];
}
