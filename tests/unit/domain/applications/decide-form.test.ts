import { expect, test } from "vitest";
import { decideApplicationForm } from "#app/domain/applications/forms.ts";

const declining = { act: "decline-application", codes: ["leverage"] };
const read = (fields: Record<string, unknown>) => {
  const { success, error } = decideApplicationForm("2026-11-25").safeParse({ ...declining, ...fields });
  return success ? "taken" : error.issues.map(({ message, path }) => `${path.join(".")}: ${message}`);
};

test("what would repair an application is neither dropped nor sent against its box", () => {
  expect(read({})).toBe("taken");
  expect(read({ repairable: true, repair: "A signed order" })).toBe("taken");
  expect(read({ repairable: true })).toEqual(["repair: words-missing"]);
  expect(read({ repair: "A signed order" })).toEqual(["repair: words-without-box"]);
});
