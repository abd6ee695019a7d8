import type { ProspectDraft } from "./content.ts";

/**
 * The fields of the short form by step: every one that eligibility or a moderator needs, and no other. Written out, so
 * that the page needs no schema.
 */
export const BRIEF_FIELDS = {
  ask: [
    "instruments",
    "amountMinFen",
    "amountMaxFen",
    "termMonthsMin",
    "termMonthsMax",
    "securities",
    "purpose",
    "useOfFunds",
    "stage",
  ],
  business: ["headline", "product"],
  people: ["founders"],
  /** Of the last year. */
  figures: ["revenueFen", "staff"],
  ip: ["recognitions"],
} as const;

/** The short form's fields as they are in a draft; `year`: of the figures. */
export function briefValues(draft: ProspectDraft, year: number): Record<string, unknown> {
  const { ask = {}, business = {}, people = {}, ip = {} } = draft;
  return {
    ...fieldsNamed(ask, BRIEF_FIELDS.ask),
    ...fieldsNamed(business, BRIEF_FIELDS.business),
    ...fieldsNamed(people, BRIEF_FIELDS.people),
    ...fieldsNamed(ip, BRIEF_FIELDS.ip),
    ...fieldsNamed(draft.figures?.years?.find((one) => one.year === year) ?? {}, BRIEF_FIELDS.figures),
  };
}

/** Those of these names that are given. */
export function fieldsNamed(fields: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}
