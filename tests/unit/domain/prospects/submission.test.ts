import { describe, expect, test } from "vitest";
import {
  changedFields,
  ipOf,
  isMaterial,
  progressOf,
  submissionOf,
  whyNotEdit,
  withCompanyParts,
} from "#app/domain/prospects/submission.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";

describe("a draft before submission", () => {
  test("is complete when nothing is missing", () => {
    expect(submissionOf(prospectContent())).toEqual({ content: prospectContent(), lacks: [] });
  });

  test("lists each missing or wrong field once, in the order of the form", () => {
    const { company, ask } = prospectContent({ ask: { amountMaxFen: 1n } });
    const { lacks } = submissionOf({
      company: { ...company, legalName: undefined as unknown as string },
      ask,
    });
    expect(lacks.map(({ step, field, kind }) => `${step}.${field} ${kind}`)).toEqual([
      "company.legalName missing",
      "business.headline missing",
      "business.product missing",
      "people.founders missing",
      "figures.years missing",
      "ip.rights missing",
      "ip.recognitions missing",
      "ip.recognisedUntil missing",
      "ask.amountMaxFen wrong",
    ]);
  });

  test("has the progress of its steps", () => {
    const { company, people } = prospectContent();
    const states = progressOf({ company, people: { founders: people.founders }, figures: { note: "n" } });
    expect(states.map(({ step, state, filled, total }) => [step, state, filled, total])).toEqual([
      ["company", "done", 9, 9],
      ["business", "todo", 0, 2],
      ["people", "done", 1, 1],
      ["figures", "started", 0, 1],
      ["ip", "todo", 0, 3],
      ["ask", "todo", 0, 7],
    ]);
  });
});

describe("what a prospect copies from the company", () => {
  const rights = [
    { kind: "invention_patent", title: "Optics", registrationNumber: "ZL1" },
    { kind: "invention_patent", title: "Tracking", registrationNumber: null },
  ];

  test("counts each kind of right; an unlisted kind has none", () => {
    const ip = ipOf(rights, [{ code: "tech_sme", validUntil: "2027-03-31" }], { pendingInventions: 2 });
    expect(ip.rights).toMatchObject({ invention_patent: 2, utility_model: 0, software_copyright: 0 });
    expect(ip).toMatchObject({
      pendingInventions: 2,
      titles: "Optics · ZL1\nTracking",
      recognitions: ["tech_sme"],
      recognisedUntil: { tech_sme: "2027-03-31" },
    });
  });

  test("omits the last titles beyond what a version can hold; the counts are unchanged", () => {
    const many = Array.from({ length: 60 }, (_, i) => ({
      kind: "software_copyright",
      title: `${i} ${"件".repeat(190)}`,
      registrationNumber: null,
    }));
    const ip = ipOf(many, [], {});
    expect(ip.rights?.software_copyright).toBe(60);
    expect([...(ip.titles ?? "")].length).toBeLessThanOrEqual(4_000);
    expect(ip.titles).toMatch(/^0 件/u);
  });

  test("includes the lists once the company has confirmed them", () => {
    const parts = { profile: {}, rights, recognitions: [] };
    expect(withCompanyParts({}, parts).ip).toBeUndefined();
    expect(withCompanyParts({ ip: {} }, parts).ip?.rights?.invention_patent).toBe(2);
  });
});

describe("editing a draft", () => {
  test.each([
    ["draft", null, null],
    ["changes_requested", "awaiting_party", null],
    ["published", "decided", null],
    ["paused", null, null],
    ["expired", "closed", null],
    ["published", "opened", "prospect-under-review"],
    ["published", "in_review", "prospect-under-review"],
    ["submitted", "opened", "prospect-wrong-state"],
    ["under_review", "in_review", "prospect-wrong-state"],
    ["rejected", "decided", "prospect-wrong-state"],
    ["withdrawn", null, "prospect-wrong-state"],
    ["funded", null, "prospect-funded"],
  ] as const)("of a prospect that is %s, its case %s: %s", (status, caseStatus, refusal) => {
    expect(whyNotEdit(status, caseStatus)).toBe(refusal);
  });
});

describe("a change between versions", () => {
  test("is listed field by field", () => {
    const before = prospectContent();
    const after = prospectContent({
      ask: { amountMaxFen: 700_000_000n },
      company: { contactPhone: "0431-82345678" },
    });
    expect(changedFields(before, after)).toEqual(["company.contactPhone", "ask.amountMaxFen"]);
    expect(changedFields(before, prospectContent())).toEqual([]);
  });

  test.each([
    [["company.contactPhone", "ask.firstAnswerDays"], false],
    [["company.contactPhone", "ask.amountMaxFen"], true],
    [["business.headline"], true],
    [["company.uscc"], true],
    [[], false],
  ])("of %j is material: %s", (changed, material) => {
    expect(isMaterial(changed)).toBe(material);
  });
});
