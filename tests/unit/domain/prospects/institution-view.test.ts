import { describe, expect, test } from "vitest";
import { FIGURE_NAMES } from "#app/domain/matching/criteria/figures.ts";
import { toInstitutionView, toFullInstitutionView } from "#app/domain/prospects/institution-view.ts";

const bands = {
  sector: "photonics",
  place: "2201",
  size: null,
  founded: { after: "2015-11-20", until: "2018-11-20" },
  ageYears: { from: 8, to: 11 },
  figuresYear: 2025,
  ...Object.fromEntries(FIGURE_NAMES.map((name) => [name, null])),
  staff: null,
  recognitions: [],
  hasAllRecognitions: true,
  askFen: { from: "500000000", to: "800000000" },
};

/** A row with everything that the database has of a teaser, and what a careless query could bring along. */
const record = {
  prospectId: "3f1e0a52-9a50-4a8f-8a3e-0d2a4c7f9b10",
  companyId: "CANARY-company",
  companyName: "CANARY-name",
  uscc: "CANARY-code",
  contactPhone: "CANARY-phone",
  number: 2417n,
  version: 7,
  edition: 3,
  headlineZh: "光纤激光焊接头",
  headlineEn: null,
  sector: "CANARY-exact-sector",
  district: "CANARY-exact-district",
  stage: "growth",
  instruments: ["ip_pledge_loan"],
  securities: ["class_one_ip"],
  purpose: "working_capital",
  amountMinFen: 500_000_000n,
  amountMaxFen: 800_000_000n,
  exactAsk: [512_345_678n, 787_654_321n],
  revenueFen: 4_760_000_123n,
  termMonthsMin: 24,
  termMonthsMax: 24,
  maxRatePercent: "4.50",
  firstAnswerDays: 3,
  foundedOn: "2017-06-12",
  bands: { ...bands, exactRevenue: "CANARY-revenue" },
  texts: {
    product: "p",
    market: "m",
    growthPlan: "g",
    customers: "c",
    team: "t",
    figuresNote: null,
    useOfFunds: "u",
    keyPeople: "CANARY-person",
  },
  publishedAt: new Date("2026-11-20T01:02:03Z"),
};

const keys = [
  "id",
  "number",
  "version",
  "headlineZh",
  "headlineEn",
  "stage",
  "instruments",
  "securities",
  "purpose",
  "termMonthsMin",
  "termMonthsMax",
  "maxRatePercent",
  "firstAnswerDays",
  "shown",
  "publishedOn",
];

describe("an institution's view of a prospect before consent", () => {
  const text = (value: unknown) =>
    JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one));

  test("has these keys and no other", () => {
    expect(Object.keys(toInstitutionView(record)).sort()).toEqual([...keys].sort());
    expect(Object.keys(toInstitutionView(record).shown).sort()).toEqual(Object.keys(bands).sort());
  });

  test("in full adds the texts of the teaser, and no others", () => {
    const seen = toFullInstitutionView(record);
    expect(Object.keys(seen).sort()).toEqual([...keys, "texts"].sort());
    expect(Object.keys(seen.texts).sort()).toEqual(
      ["customers", "figuresNote", "growthPlan", "market", "product", "team", "useOfFunds"].sort(),
    );
  });

  test("has no identity and no exact figure, whatever the query returned", () => {
    const all = text(toFullInstitutionView(record));
    for (const hidden of ["CANARY", "512345678", "787654321", "4760000123", "2017-06-12", "01:02:03"]) {
      expect(all).not.toContain(hidden);
    }
  });
});
