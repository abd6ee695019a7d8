import { findDetails } from "#app/domain/introductions/contact-details.ts";
import type { OwnPart } from "#app/domain/identity/own-parts.ts";
import { ownSpans } from "#app/domain/identity/own-spans.ts";

export type IdentityKind =
  | "company_name"
  | "other_company"
  | "uscc"
  | "phone"
  | "email"
  | "web_address"
  | "messenger"
  | "address"
  | "person"
  | "right";

/** Something in a text that identifies the company, or names another one. */
export type IdentityFinding = { kind: IdentityKind; found: string };

/**
 * What in a text identifies the company: its name or a distinctive part of it, its code, address, contacts and persons,
 * the titles of its patents; and, whoever they belong to, phone numbers, e-mail and web addresses, messenger names,
 * street addresses, names of companies, numbers of patents and stock codes. Spellings are normalised as in messages, so
 * that what may be published may be written. `parts`: the company's `ownParts`, the same for all its texts.
 */
export function findIdentity(text: string, parts: readonly OwnPart[]): IdentityFinding[] {
  const own = ownSpans(text, parts);
  const others = findDetails(text, { companies: true, own: [] });
  return withoutRepeats([
    ...own.map(({ kind, from, to }) => ({ kind, found: text.slice(from, to) })),
    ...others.map(({ kind, from, to }) => ({
      kind: kind === "company_name" ? ("other_company" as const) : kind,
      found: text.slice(from, to),
    })),
  ]);
}

function withoutRepeats(findings: IdentityFinding[]): IdentityFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ kind, found }) => {
    const key = `${kind} ${found}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
