import { describe, expect, test } from "vitest";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { type Brief, briefForm, isBrief, withBrief, withTypedBrief } from "#app/domain/prospects/brief.ts";
import { BRIEF_FIELDS, briefValues, fieldsNamed } from "#app/domain/prospects/brief-fields.ts";
import { storedSteps } from "#app/domain/prospects/content.ts";
import { submissionOf, withCompanyParts } from "#app/domain/prospects/submission.ts";
import { yearFiguresShape } from "#app/domain/organizations/figures.ts";
import { storedKinds } from "#app/domain/fields.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";

const year = 2025;
const typed = {
  revision: "1",
  instruments: ["ip_pledge_loan"],
  amountMinFen: "500",
  amountMaxFen: "800",
  termMonthsMin: "12",
  termMonthsMax: "36",
  securities: ["class_one_ip"],
  purpose: "new_line",
  useOfFunds: "A welding line.",
  stage: "growth",
  headline: "Welding heads",
  product: "Welding heads of 6 kW.",
  founders: "2",
  revenueFen: "4760",
  staff: "83",
  recognitions: ["high_tech_enterprise"],
};
const briefOf = (change: Record<string, unknown> = {}): Brief => briefForm.parse({ ...typed, ...change });
const faultsOf = (change: Record<string, unknown>) =>
  briefForm.safeParse({ ...typed, ...change }).error?.issues.map(({ path, message }) => [path[0], message]);
const parts = {
  profile: prospectContent().company,
  rights: [{ kind: "invention_patent", title: "Optics", registrationNumber: null }],
  recognitions: [{ code: "high_tech_enterprise", validUntil: null }],
};

test("a draft is one of the short form until its company was asked for its rights", () => {
  expect(isBrief({})).toBe(false);
  const brief = withBrief({}, briefOf(), year);
  expect(isBrief(withCompanyParts(brief, { ...parts, rights: [] }))).toBe(true);
  expect(isBrief(withCompanyParts(brief, parts))).toBe(true);
  expect(isBrief(withCompanyParts({ business: brief.business }, parts))).toBe(false);
  const detailed = { ...brief, business: { ...brief.business, market: "Car makers." } };
  expect(isBrief(withCompanyParts(detailed, parts))).toBe(false);
  expect(isBrief(prospectContent())).toBe(false);
});

test("all that is wrong with a short form is named at once", () => {
  const faults = {
    headline: "",
    staff: "many",
    securities: undefined,
    termMonthsMax: undefined,
    amountMinFen: "900",
  };
  expect(
    faultsOf(faults)
      ?.map(([field]) => field)
      .sort(),
  ).toEqual(["amountMaxFen", "headline", "securities", "staff", "termMonthsMax"]);
  // Of what can't be read nothing else is said.
  expect(faultsOf({ termMonthsMax: "soon", amountMaxFen: "lots", securities: ["gold"] })).toEqual([
    ["amountMaxFen", "not-an-amount"],
    ["termMonthsMax", expect.any(String)],
    ["securities", expect.any(String)],
  ]);
  expect(faultsOf({ instruments: [], securities: undefined })?.map(([field]) => field)).toEqual([
    "instruments",
  ]);
});

test("every field of the short form is one of its step", () => {
  const names = (step: keyof typeof BRIEF_FIELDS) =>
    Object.keys(step === "figures" ? yearFiguresShape(storedKinds) : storedSteps[step].shape);
  for (const [step, fields] of Object.entries(BRIEF_FIELDS)) {
    expect(names(step as keyof typeof BRIEF_FIELDS)).toEqual(expect.arrayContaining([...fields]));
  }
});

describe("the short form", () => {
  test("is a complete prospect, in which what was not asked is unknown or empty", () => {
    const { content } = submissionOf(
      withCompanyParts(withBrief({}, briefOf(), year), { ...parts, rights: [] }),
    );
    expect(content).toMatchObject({
      business: { market: "", growthPlan: "", customers: "" },
      people: { founders: 2, keyRoles: [], team: "" },
      figures: { years: [{ year, revenueFen: 4_760_000_000n, staff: 83 }] },
      ask: { amountMinFen: 500_000_000n, securities: ["class_one_ip"] },
    });
    expect(content?.ip.rights).toEqual({});
    expect(content?.ip.recognitions).toEqual(["high_tech_enterprise"]);
  });

  test("counts the rights that the company has listed, and says nothing of other kinds", () => {
    const { content } = submissionOf(withCompanyParts(withBrief({}, briefOf(), year), parts));
    expect(content?.ip.rights).toEqual({ invention_patent: 1 });
  });

  test("asks for a term and security of debt, and for neither of equity alone", () => {
    const blank = { termMonthsMin: undefined, termMonthsMax: undefined, securities: undefined };
    expect(faultsOf(blank)).toEqual([
      ["termMonthsMin", "term-missing"],
      ["termMonthsMax", "term-missing"],
      ["securities", "security-missing"],
    ]);
    const equity = withBrief({}, briefOf({ ...blank, instruments: ["equity"] }), year);
    expect(equity.ask?.securities).toEqual(["none"]);
    expect(faultsOf({ amountMinFen: "900" })).toEqual([["amountMaxFen", "range-reversed"]]);
  });

  test("leaves what else the draft holds: other fields, other years, and lists that were declared complete", () => {
    const { business, people, figures, ask } = prospectContent();
    const full = { business, people, figures, ip: { pendingInventions: 2 }, ask };
    const draft = withBrief(full, briefOf(), year);
    expect(draft.business).toEqual({
      ...business,
      headline: "Welding heads",
      product: "Welding heads of 6 kW.",
    });
    expect(draft.people).toEqual({ ...people, founders: 2 });
    expect(draft.ip).toEqual({ pendingInventions: 2 });
    const before = figures.years.find((one) => one.year === year);
    expect(draft.figures?.years).toContainEqual({ ...before, year, revenueFen: 4_760_000_000n, staff: 83 });
    expect(draft.figures?.years).toHaveLength(new Set([...figures.years.map((one) => one.year), year]).size);
  });
});

describe("a short form that is being typed", () => {
  test("is stored as far as it is valid, and comes back as it was", () => {
    const { draft, refused } = withTypedBrief(
      {},
      { ...typed, amountMaxFen: "many", staff: "x", useOfFunds: " " },
      year,
    );
    expect(refused).toEqual(["amountMaxFen", "staff"]);
    const values = briefValues(withCompanyParts(draft, { ...parts, recognitions: [] }), year);
    expect(values).toMatchObject({ headline: "Welding heads", founders: 2, revenueFen: 4_760_000_000n });
    expect(values["recognitions"]).toEqual(["high_tech_enterprise"]);
    expect(Object.keys(values)).not.toContain("amountMaxFen");
  });

  test("removes what was cleared, and no other field", () => {
    const { business, people, figures, ask } = prospectContent();
    const { draft } = withTypedBrief({ business, people, figures, ask }, { headline: "Only this" }, year);
    expect(draft.business).toEqual({ ...business, headline: "Only this", product: undefined });
    expect(draft.ask).toEqual(fieldsNamed(ask, ["maxRatePercent", "rateVisibility", "firstAnswerDays"]));
    expect(draft.people).toEqual({ ...people, founders: undefined });
  });

  test("declares no list complete before something is ticked", () => {
    expect(withTypedBrief({}, { headline: "Only this" }, year).draft.ip).toBeUndefined();
    const { draft } = withTypedBrief({}, { recognitions: "tech_sme" }, year);
    expect(draft.ip).toEqual({ rights: {}, recognitions: ["tech_sme"] });
  });
});

describe("a whole of the short form that is below a part which the draft has", () => {
  const held = { figures: { years: [{ year, staff: 86, rdStaff: 34, mainRevenueFen: 900_000_000n }] } };

  test("waits while it is typed: the part stays, and the draft can be stored", () => {
    const { draft, refused } = withTypedBrief(held, { staff: "1", revenueFen: "12" }, year);
    expect([...refused].sort()).toEqual(["revenueFen", "staff"]);
    expect(draft.figures?.years).toEqual([{ year, rdStaff: 34, mainRevenueFen: 900_000_000n }]);
    expect(() => draftJson(draft)).not.toThrow();
    const typed = withTypedBrief(held, { staff: "120", revenueFen: "1200" }, year);
    expect(typed.refused).toEqual([]);
    expect(typed.draft.figures?.years?.[0]).toMatchObject({
      staff: 120,
      rdStaff: 34,
      revenueFen: 1_200_000_000n,
    });
  });

  test("stands once it is sent, without the part", () => {
    const draft = withBrief(held, { ...briefOf(), staff: 20, revenueFen: 100_000_000n }, year);
    expect(draft.figures?.years?.[0]).toMatchObject({ year, staff: 20, revenueFen: 100_000_000n });
    expect(draft.figures?.years?.[0]).not.toHaveProperty("rdStaff");
    expect(draft.figures?.years?.[0]).not.toHaveProperty("mainRevenueFen");
    expect(() => draftJson(draft)).not.toThrow();
  });
});
