import fc from "fast-check";
import { paths } from "#app/shared/paths.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { PlainRow } from "#app/routes/institution.opportunities._index/opportunity-row.tsx";
import type { PlainSidebar } from "#app/routes/institution.opportunities._index/mandate-sidebar.tsx";
import type { PlainNearMiss } from "#app/routes/institution.opportunities._index/near-misses.tsx";
import type { PlainToolbar } from "#app/routes/institution.opportunities._index/toolbar.tsx";

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
export const row: fc.Arbitrary<PlainRow> = fc.record({
  said: fc.record({
    id: fc.uuid(),
    anchor: words,
    score: fc.nat(100),
    band: fc.constantFrom("high", "fair"),
    bandWord: words,
    ringLabel: words,
    title: words,
    meta: words,
    version: words,
    titleLang: fc.constantFrom(undefined, "en", "zh-CN"),
    facts: fc.uniqueArray(fc.record({ key: words, label: words, value: words }), {
      selector: ({ key }) => key,
    }),
    reasons: fc.uniqueArray(
      fc.record({
        points: words,
        text: words,
        evidence: fc.option(words, { nil: undefined }),
        isAgainst: fc.boolean(),
      }),
      { selector: ({ text }) => text, maxLength: 4 },
    ),
    sum: words,
    terms: words,
    both: words,
  }) as fc.Arbitrary<PlainRow["said"]>,
  tag: fc.option(words, { nil: undefined }),
  explores: fc.option(fc.record({ tag: words, text: words }), { nil: undefined }),
  mandateId: fc.uuid(),
  words: fc.record({ more: words, pursue: words, pass: words }),
  passTo: fc.webPath(),
  running: fc.option(
    fc.record({
      id: fc.uuid(),
      isYours: fc.boolean(),
      isOpen: fc.boolean(),
      clock: fc.option(clock, { nil: null }),
    }),
    { nil: null },
  ),
});

export const audience = fc.constantFrom("public" as const, "company", "institution", "admin");
const kind = fc.constantFrom("company" as const, "institution", "admin", "none");
export const at = fc.option(
  fc.record({ to: fc.constantFrom(paths.institution.opportunities(), paths.account()), isOwn: fc.boolean() }),
);
export const mandate = fc.record({
  id: fc.uuid(),
  number: fc.nat(9_999),
  version: fc.integer({ min: 1, max: 40 }),
  nameZh: fc.option(words),
  nameEn: fc.option(words),
});
const code = fc.constantFrom("photonics", "auto-parts", "seed", "growth", "loan", "a/b-c");
const sort = fc.constantFrom(undefined, "newest" as const, "smallest" as const);
const filter = fc.option(code, { nil: undefined });
const yuan = fc.option(fc.nat(900_000_000), { nil: undefined });
export const toolbar: fc.Arbitrary<PlainToolbar> = fc.record({
  query: fc.record({
    sort,
    sector: filter,
    district: filter,
    stage: filter,
    instrument: filter,
    recognition: filter,
    from: yuan,
    to: yuan,
    mandate: fc.option(fc.uuid(), { nil: undefined }),
    fit: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
    filters: fc.constantFrom(undefined, "open" as const),
  }),
  allowedCodes: fc.record({
    sectors: fc.uniqueArray(code),
    districts: fc.uniqueArray(code),
    stages: fc.uniqueArray(code),
    instruments: fc.uniqueArray(code),
    recognitions: fc.uniqueArray(code),
  }),
  shown: fc.nat(5_000),
  all: fc.nat(5_000),
});
const fen = fc.bigInt({ min: 0n, max: 10n ** 14n }).map(String);
export const rail: fc.Arbitrary<PlainSidebar> = fc.record({
  id: fc.uuid(),
  budgetLeftFen: fen,
  budgetFen: fen,
  openIntroductions: fc.nat(20),
  introductionCap: fc.nat(20),
  waiting: fc.nat(3),
  validUntil: fc.constantFrom(null, "2027-03-31"),
  responsiveness: fc.option(fc.nat(100)),
  words: fc.record({
    amount: words,
    term: fc.option(words),
    price: fc.option(words),
    median: fc.option(words),
  }),
});
export const nearMiss: fc.Arbitrary<PlainNearMiss> = fc.record({
  near: fc.record({
    id: fc.uuid(),
    anchor: words,
    headlineZh: fc.option(words),
    headlineEn: fc.option(words),
    demands: fc.record({ met: fc.nat(12), of: fc.nat(12) }),
    meta: words,
    version: words,
    sum: words,
    terms: words,
    isUnknown: fc.boolean(),
    line: fc.record({ criterion: words, wanted: words, has: words }),
    change: words,
  }),
  mandateId: fc.uuid(),
});

export const choices = fc.record({
  mandateId: fc.uuid(),
  choices: fc.uniqueArray(mandate, { selector: ({ id }) => id }),
  sort,
});
export const menu = fc.record({ audience, at, account: fc.option(fc.record({ kind, at })) });
export const account = fc.record({ name: words, organization: fc.option(words), kind, at });
