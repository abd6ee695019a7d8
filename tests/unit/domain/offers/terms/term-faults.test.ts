import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, test } from "vitest";
import { INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import { counterOfferForm } from "#app/domain/offers/form/answer-forms.ts";
import { counterFieldsOf } from "#app/domain/offers/negotiation/counter-fields.ts";
import { counterFaults, counterTerms } from "#app/domain/offers/negotiation/counter.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { offerFormOn } from "#app/domain/offers/form/offer-form.ts";
import { isEquity, type OfferTerms, rateOfTerms } from "#app/domain/offers/terms/offer-terms.ts";
import { termFaults } from "#app/domain/offers/terms/term-faults.ts";
import { wrongWithEquity, wrongWithLoan } from "#tests/support/offers/oracle.ts";
import { BUILDER_FIELDS, type Typed, arbitraryTypedSheet } from "#tests/support/offers/typed-sheets.ts";
import { typedCounter } from "#tests/support/offers/typed-counter.ts";
import { forAll } from "#tests/support/for-all.ts";

const day = "2026-11-25";
/** More of them: `npm run prove:offers`. */
const numRuns = Number(process.env.OFFER_RUNS ?? 15);
/** Most counter-offers ask for terms that the offer can have; enough of them are tried that each outcome is met. */
const counterRuns = Math.max(numRuns, 240);
const schema = offerFormOn(day);

const sent = (typed: Typed): FormData => {
  const form = new FormData();
  for (const [name, text] of typed) form.append(name, text);
  return form;
};

/** What an issued sheet may not be, by the oracle. */
function wrongWith(terms: OfferTerms): string[] {
  const ratePercent = rateOfTerms(terms, day);
  const { cost, conversion } = offerFiguresOf(terms, ratePercent);
  if (isEquity(terms)) return wrongWithEquity(terms);
  if (cost === null || ratePercent === null) return ["no cost"];
  const owed = conversion === null ? null : conversion.owedFen - (cost.rows.at(-1)?.paymentFen ?? 0n);
  return [
    ...wrongWithLoan(terms, ratePercent, cost, day),
    ...(owed === null || owed === 0n ? [] : ["converts what was repaid"]),
    ...(conversion !== null && conversion.shareBp >= 10_000 ? ["converts into the whole company"] : []),
  ];
}

describe.each(INSTRUMENTS)("a term sheet of %s", (instrument) => {
  test.each([
    ["with odd values", 12],
    ["of usual values", 0],
  ])(
    "%s is issued only if it can be paid; an error is shown at its field and keeps the typed value",
    (_, oddOneIn) => {
      let issued = 0;
      forAll(numRuns, arbitraryTypedSheet(instrument, { day, oddOneIn }), (typed) => {
        const submission = parseWithZod(sent(typed), { schema });
        if (submission.status === "success") {
          issued += 1;
          expect(wrongWith(submission.value.terms)).toEqual([]);
          return;
        }
        const reply = submission.reply();
        const named = Object.keys(reply.error ?? {});
        expect(named.length).toBeGreaterThan(0);
        expect(named.filter((name) => !BUILDER_FIELDS.has(name))).toEqual([]);
        const flat = parseWithZod(sent(typed), { schema: offerFormOn(day) }).payload;
        expect(reply.initialValue).toEqual(flat);
      });
      if (oddOneIn === 0) expect(issued).toBeGreaterThan(numRuns / 4);
    },
  );

  test("is countered only with terms that can be paid; otherwise the offending change is named", () => {
    const offered = arbitraryTypedSheet(instrument, { day, oddOneIn: 0 });
    const judged = { taken: 0, refused: 0 };
    forAll(counterRuns, offered, typedCounter({ day, oddOneIn: 12 }), (typed, asked) => {
      const offer = parseWithZod(sent(typed), { schema });
      const counter = parseWithZod(sent(asked), { schema: counterOfferForm });
      if (offer.status !== "success" || counter.status !== "success") return;
      const { terms } = offer.value;
      const change = counter.value;
      const faults = counterFaults(terms, change, day);
      const typedNames = new Set(asked.map(([name]) => name.replace(/\[\d\]$/, "")));
      const isOfOffer = (name: string) => (counterFieldsOf(terms) as readonly string[]).includes(name);
      if (faults.length === 0) {
        judged.taken += [...typedNames].some(isOfOffer) ? 1 : 0;
        expect(wrongWith(counterTerms(terms, change))).toEqual([]);
        return;
      }
      judged.refused += 1;
      expect(faults.filter(({ path }) => !typedNames.has(String(path[0])))).toEqual([]);
    });
    expect(Math.min(judged.taken, judged.refused)).toBeGreaterThan(0);
  });
});

test("valid terms are the same in any order of questions", () =>
  forAll(numRuns, arbitraryTypedSheet("unsecured_loan", { day, oddOneIn: 8 }), (typed) => {
    const submission = parseWithZod(sent(typed), { schema });
    if (submission.status === "success") expect(termFaults(submission.value.terms, day)).toEqual([]);
  }));
