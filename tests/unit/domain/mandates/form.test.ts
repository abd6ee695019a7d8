import { describe, expect, test } from "vitest";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  contentOfForm,
  draftOfForm,
  fieldsOfMandate,
  parseTypedMandate,
  mandateForm,
  mandatePartForm,
} from "#app/domain/mandates/form.ts";
import type { StatedPreference } from "#app/domain/mandates/preferences.ts";
import { readMandateDraft } from "#app/domain/mandates/draft.ts";

const typed: Record<string, string | string[]> = {
  revision: "4",
  title: "Photonics and equipment loans",
  instruments: ["ip_pledge_loan", "unsecured_loan"],
  securitiesAccepted: ["class_one_ip", "none"],
  sectorsIncluded: ["photonics"],
  sectorsExcluded: ["photonics/displays"],
  stages: ["growth"],
  amountMinFen: "1",
  amountMaxFen: "10.5",
  termMonthsMin: "12",
  termMonthsMax: "36",
  minRevenueFen: "10",
  minAgeMonths: "1.5",
  rdIntensity: "8",
  rdIntensityWeight: "3",
  debtRatio: "45",
  debtRatioWeight: "1",
  priceMinPercent: "3.30",
  priceMaxPercent: "4.20",
  budgetFen: "120",
  introductionCap: "12",
  validFrom: "2026-11-25",
  validUntil: "2027-06-30",
};

function formOf(change: Record<string, string | string[]> = {}): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...typed, ...change })) {
    for (const one of Array.isArray(value) ? value : [value]) data.append(name, one);
  }
  return data;
}

function whole(change: Record<string, string | string[]> = {}) {
  const submission = parseWithZod(formOf(change), { schema: mandateForm("million") });
  return submission.status === "success" ? submission.value : expect.fail(JSON.stringify(submission.error));
}

describe("a mandate's form", () => {
  test("is parsed in its own unit: the same figures are other amounts in millions and in 万元", () => {
    expect(contentOfForm(whole()).terms.amountMaxFen).toBe(1_050_000_000n);
    const wan = parseWithZod(formOf(), { schema: mandateForm("wan") });
    expect(wan.status === "success" && contentOfForm(wan.value).terms.amountMaxFen).toBe(10_500_000n);
  });

  test("takes years and stores months, takes percent and stores basis points with their weight", () => {
    const { terms, preferences } = contentOfForm(whole());
    expect(terms.minAgeMonths).toBe(18);
    expect(preferences).toEqual([
      { kind: "rd_intensity", atLeastBp: 800, weight: 3 },
      { kind: "debt_ratio", atMostBp: 4_500, weight: 1 },
    ]);
  });

  test("adds the sector that was chosen without JavaScript, once", () => {
    const { sectorsIncluded } = contentOfForm(whole({ addSectorsIncluded: "new-materials" })).terms;
    expect(sectorsIncluded).toEqual(["photonics", "new-materials"]);
    expect(contentOfForm(whole({ addSectorsIncluded: "photonics" })).terms.sectorsIncluded).toEqual([
      "photonics",
    ]);
  });

  test("is filled in from a mandate, and is parsed to the same mandate", () => {
    const content = contentOfForm(whole());
    const fields = fieldsOfMandate(content, "million");
    expect(fields).toMatchObject({
      amountMaxFen: "10.5",
      minAgeMonths: "1.5",
      rdIntensity: "8",
      rdIntensityWeight: "3",
    });
    const again = parseWithZod(formOf({ ...fields, revision: "5" }), { schema: mandateForm("million") });
    expect(again.status === "success" && contentOfForm(again.value)).toEqual(content);
  });

  test("preserves preferences that have no fields of their own, and drops those that were unticked", () => {
    const stage: StatedPreference = { kind: "stage", anyOf: ["growth"], weight: 2 };
    const fields = fieldsOfMandate({ preferences: [stage] }, "wan");
    expect(fields.storedPreferences).toHaveLength(1);
    expect(contentOfForm(whole({ storedPreferences: fields.storedPreferences })).preferences).toContainEqual(
      stage,
    );
    expect(contentOfForm(whole()).preferences).not.toContainEqual(stage);
  });

  test.each([
    ["amountMaxFen", "0.5", "amountMaxFen"],
    ["minAgeMonths", "two", "minAgeMonths"],
    ["rdIntensity", "lots", "rdIntensity"],
    ["storedPreferences", "{}", "storedPreferences[0]"],
    ["addSectorsIncluded", "astrology", "addSectorsIncluded"],
    ["validUntil", "2026-11-24", "validUntil"],
    ["sectorsExcluded", "agri-food", "sectorsExcluded"],
    ["instruments", "tulips", "instruments[0]"],
  ])("with a wrong %s has an error at that field", (name, value, fault) => {
    const submission = parseWithZod(formOf({ [name]: value }), { schema: mandateForm("million") });
    expect(submission.status === "success" ? [] : Object.keys(submission.error ?? {})).toEqual([fault]);
  });

  test("stored as a draft preserves its values and checks no rule between fields", () => {
    const data = new FormData();
    data.append("revision", "0");
    data.append("title", "Half");
    data.append("amountMaxFen", "1");
    data.append("amountMinFen", "5");
    const submission = parseWithZod(data, { schema: mandatePartForm("million") });
    expect(submission.status === "success" && draftOfForm(submission.value).terms).toMatchObject({
      title: "Half",
      amountMinFen: 500_000_000n,
    });
  });
});

describe("a partly filled-in form", () => {
  test("keeps well-formed values and names the other fields", () => {
    const { draft, refused } = parseTypedMandate(
      { title: "Loans", amountMinFen: "1", amountMaxFen: "1o", stages: "growth", minAgeMonths: "" },
      "million",
    );
    expect(draft.terms).toMatchObject({ title: "Loans", amountMinFen: 100_000_000n, stages: ["growth"] });
    expect(refused).toEqual(["amountMaxFen"]);
  });

  test("is stored as a draft that can be read after a field or a code was removed", () => {
    const stored = {
      terms: { title: "Old", stages: ["growth"], instruments: ["tulips"] },
      preferences: "none",
    };
    expect(readMandateDraft(stored)).toEqual({
      terms: { title: "Old", stages: ["growth"] },
      preferences: [],
    });
  });
});
