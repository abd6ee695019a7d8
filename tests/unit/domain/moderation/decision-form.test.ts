import { describe, expect, test } from "vitest";
import { caseForm, fieldNotesOf } from "#app/domain/moderation/decision-form.ts";

const today = "2026-11-25";
const teaser = "agreed;;band;little_giant";
const faults = (form: object) => {
  const result = caseForm(today).safeParse(form);
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
};

describe("a decision on a prospect", () => {
  const decide = { act: "decide-prospect", version: "1", ends: "none", teaser };
  test.each([
    [{ ...decide, verdict: "publish" }, []],
    [{ ...decide, verdict: "reject" }, ["codes reason-missing"]],
    [{ ...decide, verdict: "reject", codes: ["other"] }, ["note other-text-missing"]],
    [{ ...decide, verdict: "reject", codes: ["other"], note: "Because." }, []],
    [{ ...decide, verdict: "changes", codes: ["incomplete"] }, ["answerBy day-outside"]],
    [{ ...decide, verdict: "changes", codes: ["incomplete"], answerBy: today }, ["answerBy day-outside"]],
    [{ ...decide, verdict: "changes", codes: ["incomplete"], answerBy: "2026-11-26" }, []],
  ])("%j", (form, expected) => {
    expect(faults(form)).toEqual(expected);
  });
});

test("a decision code of prospects is not one of institutions", () => {
  const form = { act: "decide-institution", version: "1", verdict: "refuse", codes: ["promises_return"] };
  expect(faults(form)).toHaveLength(1);
});

test("a decision names the submission that was read", () => {
  const form = { act: "decide-prospect", ends: "none", teaser, verdict: "publish" };
  for (const version of [undefined, "", "x", "-1"]) expect(faults({ ...form, version })).toHaveLength(1);
  expect(faults({ ...form, version: "0" })).toEqual([]);
});

test("a decision names what its page showed of the teaser", () => {
  const form = { act: "decide-prospect", version: "1", ends: "none", verdict: "publish" };
  for (const other of [undefined, "", "agreed", "yes;;band;", "not;;round;"])
    expect(faults({ ...form, teaser: other })).toHaveLength(1);
  expect(faults({ ...form, teaser: "not;place,titles;wide;" })).toEqual([]);
});

test("notes become a list by path, without blank ones", () => {
  expect(fieldNotesOf({ business: { headline: "Shorter.", market: undefined }, ask: undefined })).toEqual([
    { field: "business.headline", note: "Shorter." },
  ]);
  expect(fieldNotesOf({ licenceNumber: "Check it." })).toEqual([
    { field: "licenceNumber", note: "Check it." },
  ]);
  expect(fieldNotesOf(undefined)).toEqual([]);
});
