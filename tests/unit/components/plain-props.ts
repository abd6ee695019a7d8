import fc from "fast-check";
import { paths } from "#app/shared/paths.ts";
import type { PlainRow } from "#app/routes/institution.opportunities._index/opportunity-row.tsx";
import type { Locale } from "#app/i18n/locale.ts";

/** The props that views with cached renders may have. */
const words = fc.string({ unit: "grapheme", maxLength: 12 });
export const locale = fc.constantFrom<Locale>("en", "zh-CN");
const clock = fc.record({
  state: fc.constantFrom("ok" as const, "due" as const, "late" as const),
  used: fc.integer({ min: 0, max: 100 }),
  dueAt: fc.constant("2026-03-02T08:00:00.000Z"),
  deadline: words,
  title: words,
  workingDays: fc.nat(40),
  stoppedFor: fc.constantFrom(undefined, "you"),
});
const optionalWords = fc.option(words, { nil: undefined });
export const row: fc.Arbitrary<PlainRow> = fc.record({
  row: fc.record({
    number: words,
    score: fc.nat(100),
    title: words,
    meta: words,
    reasons: fc.dictionary(words, fc.integer({ min: -20, max: 20 }), { maxKeys: 3 }),
    sum: words,
    terms: words,
    introduction: fc.record({ id: fc.uuid(), state: fc.constantFrom("requested" as const, "consented") }),
  }),
  mandate: words,
  words: fc.record({ details: words, pursue: words, explores: words }),
  clock: fc.option(clock, { nil: null }),
  isOpen: fc.boolean(),
  note: optionalWords,
});
export const audience = fc.constantFrom("public" as const, "company", "institution", "admin");
const kind = fc.constantFrom("company" as const, "institution", "admin", "none");
export const at = fc.option(
  fc.record({ to: fc.constantFrom(paths.institution.opportunities(), paths.account()), isOwn: fc.boolean() }),
);
export const menu = fc.record({ audience, at, account: fc.option(fc.record({ kind, at })) });
export const account = fc.record({ name: words, organization: fc.option(words), kind, at });
