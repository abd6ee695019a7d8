import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { INSTRUMENTS, type Instrument } from "#app/domain/codes/instruments.ts";
import { dayOf } from "#app/lib/days.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { openBuilder, type Pairs } from "#tests/support/forms/builder.ts";
import { typedSheets } from "#tests/support/forms/term-sheets.ts";

const { app, db } = openGiven();
const sheets = typedSheets(dayOf(new Date()));
let builder: Awaited<ReturnType<typeof openBuilder>>;
beforeAll(async () => {
  builder = await openBuilder(app);
}, 240_000);
afterAll(() => builder.close());

const ofTheForm = ["unit", "shownFor", "drawnFor"];
const inOrder = (pairs: Pairs) =>
  pairs.filter(([name]) => !ofTheForm.includes(name)).sort((a, b) => (a.join("=") < b.join("=") ? -1 : 1));

/** Whether a field is chosen from a list, rather than typed. */
const isChosen = (name: string): boolean =>
  /(instrument|unit|rateBasis|lprTerm|rateReset|repaymentMethod|participation|seasonMonths|securityKinds|kind|timing|dayCount|paid|recourse)$/.test(
    name,
  );

const typedSheet = (instrument: Instrument): Pairs => [
  ["unit", "wan"],
  ["instrument", instrument],
  ...Object.entries(sheets[instrument]).flatMap(([name, value]) =>
    [value].flat().map((text) => [name, text] as const),
  ),
];

/** The page shows the typed values; other fields are blank, or have their defaults. */
function expectShown({ values }: { values: Pairs }, typed: Pairs) {
  const wanted = inOrder(typed);
  const names = new Set(wanted.map(([name]) => name));
  const shown = values.filter(([name, value]) => names.has(name) || !["", "upfront"].includes(value));
  expect(inOrder(shown)).toEqual(wanted);
}

/** Sends the whole term sheet for review, and issues what was reviewed. */
async function issues(offerId: string, typed: Pairs, locale: "en" | "zh-CN" = "zh-CN") {
  expect(await builder.post(offerId, "", typed, locale)).toBe(303);
  expect(await builder.post(offerId, "?view=review&as=move", [["act", "issue"]], locale)).toBe(303);
}

describe.each(INSTRUMENTS)("a draft of %s", (instrument) => {
  test("shows every field again as it was typed, issued or not", async () => {
    const offerId = await builder.draft(instrument);
    const typed = typedSheet(instrument);
    expect(await builder.post(offerId, "?as=draft", typed)).toBe(303);
    const draft = await builder.shown(offerId);
    expectShown(draft, typed);
    expect(draft.wrong).toEqual([]);

    await issues(offerId, typed);
    const terms = async (version: number) => {
      const row = await db.row("offerVersion", { offerId, version });
      return row.terms;
    };
    const revise = [
      ["act", "revise"],
      ["from", "version"],
    ] as const;
    expect(await builder.post(offerId, "?as=move", revise)).toBe(303);
    // The issued terms are shown in full, in either unit; drafted and issued again as shown, they are equal.
    const { expiresOn } = sheets[instrument];
    const { values: page, wrong } = await builder.shown(offerId, "en");
    expect(wrong).toEqual([]);
    const again = page.map(
      ([name, value]) => [name, name === "expiresOn" ? String(expiresOn) : value] as const,
    );
    expect(await builder.post(offerId, "?as=draft", again, "en")).toBe(303);
    expectShown(await builder.shown(offerId, "en"), again);
    await issues(offerId, again, "en");
    expect(await terms(2)).toEqual(await terms(1));
  });

  test("keeps an unparsable value as it was typed, with an error at its field", async () => {
    const offerId = await builder.draft(instrument);
    const typed = typedSheet(instrument).map(([name, value]) =>
      isChosen(name) || name === "expiresOn" || value === ""
        ? ([name, value] as const)
        : ([name, `${value}\u200b？`] as const),
    );
    expect(await builder.post(offerId, "?as=draft", typed)).toBe(303);
    const draft = await builder.shown(offerId);
    expectShown(draft, typed);
    const refused = typed.flatMap(([name, value]) => (value.endsWith("？") ? [name] : []));
    expect([...draft.wrong].sort()).toEqual([...refused].sort());
    // In the other unit, too, and issued it is not.
    expectShown(await builder.shown(offerId, "en"), typed);
    expect(await builder.post(offerId, "", typed)).toBe(422);
    expectShown(await builder.shown(offerId), typed);
  });
});

test("any typed or blank value is stored in the draft as it was typed", async () => {
  const offerId = await builder.draft("ip_pledge_loan");
  const texts = fc.constantFrom(
    "",
    "0",
    "5,5",
    "1,500",
    "１，５００．５",
    "-3",
    "1e9",
    "2.5万",
    "99999999999999999",
    "abc",
    "9999-12-31",
    " x ",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...INSTRUMENTS),
      fc.array(texts, { minLength: 40, maxLength: 40 }),
      fc.subarray(["1", "6", "12"]),
      fc.subarray(["class_one_ip", "equipment"]),
      async (instrument, values, months, securities) => {
        let at = 0;
        const typed: Pairs = [
          ...typedSheet(instrument)
            .filter(([name]) => name !== "seasonMonths" && name !== "securityKinds")
            .map(([name, value]) => [name, isChosen(name) ? value : (values[at++] ?? "")] as const),
          ...(instrument === "equity" ? [] : months.map((month) => ["seasonMonths", month] as const)),
          ...(instrument === "equity" ? [] : securities.map((kind) => ["securityKinds", kind] as const)),
        ];
        expect(await builder.post(offerId, "?as=draft", typed)).toBe(303);
        expectShown(await builder.shown(offerId), typed);
      },
    ),
    { numRuns: 8, seed: 11 },
  );
});

test("changing the instrument and back loses no typed value", async () => {
  const offerId = await builder.draft("ip_pledge_loan");
  const typed = typedSheet("ip_pledge_loan");
  await builder.post(offerId, "?as=draft", typed);
  for (const instrument of ["finance_lease", "equity", "ip_pledge_loan"] as const) {
    const page = (await builder.shown(offerId)).values;
    await builder.post(
      offerId,
      "?as=draft",
      page.map(([name, value]) => [name, name === "instrument" ? instrument : value]),
    );
  }
  expectShown(await builder.shown(offerId), typed);
});

test("an instrument chosen and issued in one step, without JavaScript, is asked for its own terms", async () => {
  const offerId = await builder.draft("ip_pledge_loan");
  const typed = typedSheet("ip_pledge_loan").map(
    ([name, value]) => [name, name === "instrument" ? "finance_lease" : value] as const,
  );
  const page = await builder.refused(offerId, [...typed, ["shownFor", "ip_pledge_loan"]]);
  expect(page.status).toBe(422);
  expect(page.wrong).toContain("details.assetPriceFen");
  const shown = new Map(page.values);
  expect(shown.get("shownFor")).toBe("finance_lease");
  expect(shown.get("termMonths")).toBe(new Map(typed).get("termMonths"));
  expect([...shown.keys()].filter((name) => name === "amountFen")).toEqual([]);
});

test("a term sheet is not issued with an unparsable cost, and the other costs are counted", async () => {
  const offerId = await builder.draft("ip_pledge_loan");
  const without = typedSheet("ip_pledge_loan").filter(([name]) => !name.startsWith("fees"));
  const costs = (second: string): Pairs => [
    ["fees[0].kind", "valuation_fee"],
    ["fees[0].amountFen", "18000"],
    ["fees[1].kind", "insurance_premium"],
    ["fees[1].percent", second],
  ];
  expect(await builder.post(offerId, "", [...without, ...costs("0.5")])).toBe(303);
  expect(await builder.post(offerId, "?as=draft", [...without, ...costs("0,5")])).toBe(303);
  const draft = await builder.content(offerId);
  expect(draft).toMatchObject({ terms: { fees: [{ kind: "valuation_fee", amountFen: "1800000" }] } });

  expect(await builder.post(offerId, "?view=review&as=move", [["act", "issue"]])).toBe(422);
  expect(await builder.content(offerId)).toEqual(draft);
  const versions = await db()
    .selectFrom("offerVersion")
    .select("version")
    .where("offerId", "=", offerId)
    .execute();
  expect(versions).toEqual([]);
});
