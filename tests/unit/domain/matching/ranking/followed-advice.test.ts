import fc from "fast-check";
import { expect, test } from "vitest";
import { askFormatter } from "#app/components/matching/ask-formatter.ts";
import { editOfAsk } from "#app/domain/matching/criteria/apply-edit.ts";
import type { ProspectEdit } from "#app/domain/matching/criteria/edits.ts";
import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { matchProspect } from "#app/domain/matching/criteria/match.ts";
import { factsOf, factsOfTeaser } from "#app/domain/matching/criteria/prepare.ts";
import { askFitOf } from "#app/domain/matching/ranking/ask-fit.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { toTeaser } from "#app/domain/prospects/teaser.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import { locales, type Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { parseMoney } from "#app/lib/typed-numbers.ts";
import { mandateTerms, today } from "#tests/factories/domain/matching.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";
import { generalised } from "#tests/factories/domain/generalisation.ts";

/** A company reads what would change a mandate's mind, and types just that into the form of its ask. */
type Ask = ProspectContent["ask"];
const ids = { prospectId: "P-2417", version: 3 };

/** To the yuan, as somebody types an amount that no step rounds. */
const fen = fc.bigInt(1_000_000n, 9_999_999n).map((yuan) => yuan * 100n);
const pairOf = <N extends bigint | number>(one: fc.Arbitrary<N>) =>
  fc.tuple(one, one).map(([a, b]): [N, N] => (a < b ? [a, b] : [b, a]));
const months = fc.integer({ min: 1, max: 60 });
const rate = fc.integer({ min: 200, max: 900 });
const lists = {
  instruments: ["ip_pledge_loan", "unsecured_loan"],
  securities: ["class_one_ip", "receivables"],
};

const asks = fc
  .record({
    amount: pairOf(fen),
    term: pairOf(months),
    rate,
    instruments: fc.subarray(lists.instruments, { minLength: 1 }),
  })
  .map(({ amount, term, rate: bp, instruments }): Ask => ({
    ...prospectContent().ask,
    instruments: instruments as Ask["instruments"],
    amountMinFen: amount[0],
    amountMaxFen: amount[1],
    termMonthsMin: term[0],
    termMonthsMax: term[1],
    maxRatePercent: (bp / 100).toFixed(2),
    rateVisibility: "published",
  }));
const mandates = fc
  .array(
    fc.record({
      amount: fc.option(pairOf(fen), { nil: null, freq: 4 }),
      term: fc.option(pairOf(months), { nil: null, freq: 4 }),
      priceMinBp: fc.option(rate, { nil: null, freq: 4 }),
      instruments: fc.subarray(lists.instruments, { minLength: 1 }),
      securitiesAccepted: fc.subarray(lists.securities),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((all) =>
    all.map(({ amount, term, ...terms }, index) =>
      mandateTerms({
        ...(terms as Partial<MandateTerms>),
        mandateId: `m${index}`,
        amountMinFen: amount?.[0] ?? null,
        amountMaxFen: amount?.[1] ?? null,
        termMonthsMin: term?.[0] ?? null,
        termMonthsMax: term?.[1] ?? null,
        priceMaxBp: terms.priceMinBp,
      }),
    ),
  );
/** Of a thousand, how much of the maximum is accepted already; mostly nothing. */
const accepted = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0n) },
  { weight: 1, arbitrary: fc.bigInt(1n, 999n) },
);

const words = locales.map((locale: Locale) =>
  askFormatter(locale, translator(locale, "matching.asks"), labelsIn(locale)),
);

/** The answers after what the advice says; amounts, months and rates are read from its words. */
function followed(ask: Ask, edit: ProspectEdit, text: string): Ask {
  const number = (pattern: RegExp) => pattern.exec(text)?.[1] ?? expect.fail(text);
  switch (edit.field) {
    case "amountMinFen":
    case "amountMaxFen": {
      const read = parseMoney(number(/(¥[\d,.]+M?|[\d,.]+ ?(?:亿元|万元|元))/u), "yuan");
      return { ...ask, [edit.field]: read.ok ? read.fen : expect.fail(text) };
    }
    case "termMonthsMin":
    case "termMonthsMax":
      return { ...ask, [edit.field]: Number(number(/(\d+) (?:months?|个月)/u)) };
    case "maxRateBp": {
      const { maxRatePercent: _, ...without } = ask;
      return edit.action === "clear" ? without : { ...ask, maxRatePercent: number(/([\d.]+)%/u) };
    }
    case "instruments":
    case "securities":
      return edit.action === "add"
        ? { ...ask, [edit.field]: [...ask[edit.field], edit.anyOf[0]] }
        : expect.fail(text);
    default:
      return expect.fail(`no answer of the ask: ${text}`);
  }
}

const contentOf = (ask: Ask): ProspectContent => ({ ...prospectContent(), ask });
const takenOf = (ask: Ask, of: bigint) => (ask.amountMaxFen * of) / 1_000n;

test("an ask changed as its advice says fits as many mandates more as the advice says", () => {
  const followedOf = new Map<string, number>();
  fc.assert(
    fc.property(asks, mandates, accepted, (ask, all, of) => {
      const acceptedFen = takenOf(ask, of);
      const factsFor = (one: Ask): ProspectFacts => factsOf(contentOf(one), { ...ids, acceptedFen }, today);
      const count = (facts: ProspectFacts) => all.filter((terms) => isEligible(facts, terms, today)).length;
      const taken = acceptedFen > 0n ? { acceptedFen, amountMinFen: ask.amountMinFen } : null;
      const { fits, changes } = askFitOf(factsFor(ask), all, today, taken);
      for (const { edit, gain } of changes) {
        for (const word of words) {
          expect(count(factsFor(followed(ask, edit, word(edit)))), word(edit)).toBe(fits + gain);
        }
        followedOf.set(edit.field, (followedOf.get(edit.field) ?? 0) + 1);
      }
    }),
    { numRuns: 300 },
  );
  expect([...followedOf.keys()].sort()).toEqual(
    [
      "amountMaxFen",
      "amountMinFen",
      "instruments",
      "maxRateBp",
      "securities",
      "termMonthsMax",
      "termMonthsMin",
    ].sort(),
  );
});

test("a near miss in the list of funders fits once the teaser shows what its advice says", () => {
  let turned = 0;
  fc.assert(
    fc.property(asks, mandates, accepted, (ask, all, of) => {
      const acceptedFen = takenOf(ask, of);
      const factsFor = (one: Ask) =>
        factsOfTeaser(toTeaser(contentOf(one), generalised(), today, acceptedFen), ids, today);
      for (const terms of all) {
        const match = matchProspect(factsFor(ask), terms, today);
        if (match.outcome !== "near_miss" || match.nearMiss.prospectEdit === null) continue;
        const edit = editOfAsk(match.nearMiss.prospectEdit, acceptedFen);
        for (const word of words) {
          const after = factsFor(followed(ask, edit, word(edit)));
          expect(isEligible(after, terms, today), word(edit)).toBe(true);
        }
        turned += 1;
      }
    }),
    { numRuns: 300 },
  );
  expect(turned).toBeGreaterThan(100);
});
