import { describe, expect, test } from "vitest";
import { licenceDifferences } from "#app/domain/organizations/institution-application.ts";
import { licenceChecks } from "#app/domain/organizations/licence-checks.ts";

const today = "2026-11-25";
const sent = {
  uscc: "91220101MA0Y12340Q",
  kind: "commercial_bank",
  regulator: "nfra",
  licenceExpiresOn: "2035-12-31",
} as const;
const outcomes = (change: object, isCodeTaken = false) =>
  Object.fromEntries(
    licenceChecks({ ...sent, ...change }, isCodeTaken, today).map(({ check, outcome }) => [check, outcome]),
  );

describe("what can be checked of a licence", () => {
  test("whether it stands in the register only a person sees", () => {
    expect(outcomes({})["register"]).toBe("unknown");
  });
  test.each([
    ["2026-11-24", "not_met"],
    ["2026-11-25", "unknown"],
    ["2027-02-24", "unknown"],
    ["2027-02-25", "met"],
    [undefined, "met"],
  ])("an end on %s is %s", (licenceExpiresOn, outcome) => {
    expect(outcomes({ licenceExpiresOn })["expiry"]).toBe(outcome);
  });
  test.each([
    ["guarantor", "local_financial_office", "met"],
    ["guarantor", "nfra", "not_met"],
    ["fund_manager", "amac", "met"],
    ["credit_union", "nfra", "unknown"],
  ])("a %s under %s is %s", (kind, regulator, outcome) => {
    expect(outcomes({ kind, regulator })["regulator"]).toBe(outcome);
  });
  test("a code that another institution has, or that is none", () => {
    expect(outcomes({}, true)["uscc_unique"]).toBe("not_met");
    expect(outcomes({ uscc: "1" })["uscc"]).toBe("not_met");
  });
});

test("a licence differs by its own fields alone; absent is the same as none", () => {
  const before = { ...sent, aboutZh: "a", englishName: null };
  expect(licenceDifferences(before, { ...sent, aboutZh: "b", englishName: undefined })).toEqual([]);
  expect(licenceDifferences(before, { ...sent, kind: "rural_bank", licenceScope: "loans" })).toEqual([
    "kind",
    "licenceScope",
  ]);
});
