import { describe, expect, it } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { stepAnswers } from "#tests/factories/step-answers.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { companyPages } from "#tests/support/http/company-pages.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp({}, { isEmptied: true });
const words = translator("en", "forms");
const web = companyPages(app);

describe("invalid input to a step", () => {
  it.each([
    ["business", "headline", "", "required", {}],
    ["business", "headline", "x".repeat(81), "tooLong", { limit: 80 }],
    ["business", "product", "a\u202eb", "characters", {}],
    ["people", "founders", "-1", "tooSmall", { limit: 0 }],
    ["people", "founders", "two", "wholeNumber", {}],
    ["people", "founders", "", "required", {}],
    ["people", "keyRoles", "emperor", "choice", {}],
    ["ip", "pendingInventions", "0.5", "wholeNumber", {}],
    ["ask", "instruments", "", "choose", {}],
    ["ask", "instruments", "lottery", "choice", {}],
    ["ask", "amountMinFen", "", "required", {}],
    ["ask", "amountMinFen", "0", "amount-not-positive", {}],
    ["ask", "amountMinFen", "-5", "amount-negative", {}],
    ["ask", "amountMaxFen", "400", "range-reversed", {}],
    ["ask", "amountMaxFen", "1e3", "not-an-amount", {}],
    ["ask", "termMonthsMax", "", "term-missing", {}],
    ["ask", "termMonthsMax", "6", "range-reversed", {}],
    ["ask", "termMonthsMax", "361", "tooLarge", { limit: 360 }],
    ["ask", "purpose", "gambling", "choice", {}],
    ["ask", "stage", "", "choice", {}],
    ["ask", "maxRatePercent", "104", "not-a-percentage", {}],
    ["ask", "firstAnswerDays", "31", "tooLarge", { limit: 30 }],
    ["ask", "revision", "x", "wholeNumber", {}],
  ] as const)(
    "%s: %s = %s → 422, the field named, the rest kept, nothing written",
    async (step, field, value, error, values) => {
      const { who, at } = await web.writing();
      await app.expectNoWrites();
      const answer = await who.post(`${at}/${step}`, { ...stepAnswers[step], [field]: value });
      expect(answer.status).toBe(422);
      const found = replyIn(answer).form?.error ?? {};
      expect(Object.values(found)).toEqual([[words(error, values as never)]]);
      expect(Object.keys(found)[0]).toMatch(new RegExp(`^${field}`));
    },
  );

  it("of a submission without the company's word for it", async () => {
    const { who, at } = await web.writing();
    await app.expectNoWrites();
    const shown = { revision: "1", readKeep: "none", readRecognisable: "no" };
    const answer = await who.post(`${at}/teaser`, { act: "submit", ...shown });
    expect([answer.status, Object.keys(replyIn(answer).form?.error ?? {})]).toEqual([422, ["isTrue"]]);
  });

  it.each([
    ["burn", "choice"],
    ["", "choice"],
  ])("of a move that is %s", async (act, error) => {
    const { who, at } = await web.writing();
    const answer = await who.post(at, { act });
    expect([answer.status, replyIn(answer).form?.error]).toEqual([422, { act: [words(error as "choice")] }]);
  });
});
