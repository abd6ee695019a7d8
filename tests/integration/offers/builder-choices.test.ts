import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { openBuilder, type Pairs } from "#tests/support/forms/builder.ts";
import { readPage } from "#tests/support/http/read-page.ts";
import { typedSheets } from "#tests/support/forms/term-sheets.ts";

const { app } = openGiven();
const sheets = typedSheets(dayOf(new Date()));
let builder: Awaited<ReturnType<typeof openBuilder>>;
beforeAll(async () => {
  builder = await openBuilder(app);
}, 240_000);
afterAll(() => builder.close());

/** A whole sheet of an instrument, with some of its fields typed otherwise. */
function typedSheet(instrument: Instrument, change: Readonly<Record<string, string | string[]>>): Pairs {
  const sheet = { instrument, unit: "wan", ...sheets[instrument], ...change };
  return Object.entries(sheet).flatMap(([name, value]) =>
    [value].flat().map((text) => [name, text] as const),
  );
}

const lpr = { rateBasis: "lpr", lprTerm: "1Y", rateReset: "fixed_for_term" };
const fixed = { rateBasis: "fixed", fixedRatePercent: "4.2" };

describe("what is typed into fields that a choice hides", () => {
  test.each([
    ["without any save before", false],
    ["after a save of the same sheet", true],
  ])("is kept by the review that it is sent for, %s", async (_, isSaved) => {
    const offerId = await builder.draft("revolving_credit");
    const sheet = typedSheet("revolving_credit", { ...lpr, spreadBp: "80", fixedRatePercent: "" });
    if (isSaved) expect(await builder.post(offerId, "?view=write&as=draft&step=price", sheet)).toBe(303);
    const typed = typedSheet("revolving_credit", { ...lpr, spreadBp: "80", fixedRatePercent: "4,2" });
    expect(await builder.post(offerId, "?view=write", typed)).toBe(303);
    expect(await builder.content(offerId)).toMatchObject({
      terms: { rateBasis: "lpr", spreadBp: 80 },
      typed: { fields: { spreadBp: "80", fixedRatePercent: "4,2" } },
    });
    const { html, wrong } = await builder.shown(offerId);
    expect(wrong).toEqual([]);
    expect(html).toMatch(/name="fixedRatePercent"[^>]*value="4,2"|value="4,2"[^>]*name="fixedRatePercent"/u);
    // It is issued at the basis that was chosen.
    expect(await builder.post(offerId, "?view=review&as=move", [["act", "issue"]])).toBe(303);
  });

  test.each([
    ["points, then a fixed rate", "price", "revolving_credit", fixed, { spreadBp: "8o" }],
    [
      "a fixed rate, then points",
      "price",
      "revolving_credit",
      { ...lpr, spreadBp: "80" },
      { fixedRatePercent: "4,2" },
    ],
    [
      "an amount, then a lease, whose amount follows from its price",
      "amount",
      "finance_lease",
      {},
      { amountFen: "5oo" },
    ],
    ["a lease's price, then a loan", "amount", "unsecured_loan", {}, { "details.assetPriceFen": "6a5" }],
    [
      "a guarantee's ratio, then a loan",
      "amount",
      "unsecured_loan",
      { ...lpr, spreadBp: "80" },
      { "details.ratioPercent": "all" },
    ],
    [
      "the amount of a cost, then a note, which has no costs",
      "price",
      "convertible_note",
      {},
      { "fees[0].kind": "", "fees[0].amountFen": "1o", "fees[0].timing": "upfront" },
    ],
  ] as const)("is neither checked nor lost: %s", async (_, step, instrument, change, hidden) => {
    const offerId = await builder.draft(instrument);
    const typed = typedSheet(instrument, { ...change, ...hidden });
    expect(await builder.post(offerId, `?view=write&as=next&step=${step}`, typed)).toBe(303);
    const shown = await builder.shown(offerId);
    expect(shown.wrong).toEqual([]);
    expect(await builder.content(offerId)).toMatchObject({ typed: { fields: nested(hidden) } });
    // It is reviewed, with or without a script that saved it before.
    expect(await builder.post(offerId, "?view=write", typed)).toBe(303);
    expect(await builder.post(offerId, "?view=review&as=move", [["act", "issue"]])).toBe(303);
  });

  test("is checked once it is chosen again", async () => {
    const offerId = await builder.draft("revolving_credit");
    const typed = typedSheet("revolving_credit", { ...lpr, spreadBp: "8o", fixedRatePercent: "4.2" });
    expect(await builder.post(offerId, "?view=write&as=next&step=price", typed)).toBe(422);
    expect((await builder.shown(offerId)).wrong).toEqual(["spreadBp"]);
  });
});

test("the first payments are those that are paid, counted as everywhere", async () => {
  const offerId = await builder.draft("unsecured_loan");
  const change = {
    ...fixed,
    repaymentMethod: "bullet_interest_quarterly",
    termMonths: "24",
    seasonMonths: [],
  };
  const typed = typedSheet("unsecured_loan", { ...change, ...noFees });
  expect(await builder.post(offerId, "?view=write&as=draft&step=amount", typed)).toBe(303);
  const { html } = await builder.shown(offerId);
  const t = translator("zh-CN", "offer");
  const { tables } = readPage(html);
  const first = tables.find((rows) => rows.at(-1)?.[0] === t("writing.view.sum", { count: 8 }));
  expect(first?.map(([month]) => month).slice(0, 3)).toEqual(["3", "6", "9"]);
  expect(first?.slice(0, 3).every((row) => row.at(-1) === "52,500.00")).toBe(true);
  expect(html).toContain(t("cost.payment", { count: 8 }));
});

const noFees = Object.fromEntries(
  [0, 1, 2].flatMap((line) =>
    ["kind", "amountFen", "percent"].map((name) => [`fees[${line}].${name}`, ""] as const),
  ),
);

/** The fields as a draft stores them. */
function nested(fields: Readonly<Record<string, string>>): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const [first = "", index, field] = name.split(/\]?[.[]/);
      if (index === undefined) return [first, value];
      return [first, field === undefined ? { [index]: value } : expect.any(Array)];
    }),
  );
}
