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

describe("the checks of a licence", () => {
  test("leave the register entry to a person", () => {
    expect(outcomes({})["register"]).toBe("unknown");
  });
  test.each([
    ["2026-11-24", "not_met"],
    ["2026-11-25", "unknown"],
    ["2027-02-24", "unknown"],
    ["2027-02-25", "met"],
    [undefined, "met"],
  ])("find an end on %s to be %s", (licenceExpiresOn, outcome) => {
    expect(outcomes({ licenceExpiresOn })["expiry"]).toBe(outcome);
  });
  test.each([
    ["guarantor", "local_financial_office", "met"],
    ["guarantor", "nfra", "not_met"],
    ["fund_manager", "amac", "met"],
    ["credit_union", "nfra", "unknown"],
  ])("find a %s under %s to be %s", (kind, regulator, outcome) => {
    expect(outcomes({ kind, regulator })["regulator"]).toBe(outcome);
  });
  test("find a code that another institution has, or that is invalid", () => {
    expect(outcomes({}, true)["uscc_unique"]).toBe("not_met");
    expect(outcomes({ uscc: "1" })["uscc"]).toBe("not_met");
  });
});

test("two licences differ by their own fields only; absent is the same as null", () => {
  const before = { ...sent, aboutZh: "a", englishName: null };
  expect(licenceDifferences(before, { ...sent, aboutZh: "b", englishName: undefined })).toEqual([]);
  expect(licenceDifferences(before, { ...sent, kind: "rural_bank", licenceScope: "loans" })).toEqual([
    "kind",
    "licenceScope",
  ]);
});
