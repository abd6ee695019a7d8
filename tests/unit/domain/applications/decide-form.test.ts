import { expect, test } from "vitest";
import { decideApplicationForm } from "#app/domain/applications/forms.ts";

const declining = { act: "decline-application", codes: ["leverage"], shown: "2026-11-25T02:00:00.000Z 0" };
const read = (fields: Record<string, unknown>) => {
  const { success, error } = decideApplicationForm("2026-11-25").safeParse({ ...declining, ...fields });
  return success ? "taken" : error.issues.map(({ message, path }) => `${path.join(".")}: ${message}`);
};

test.each([
  "",
  "0",
  "2026-11-25 0",
  "2026-11-25T02:00:00.000Z",
  "2026-11-25T02:00:00.000Z -1",
  "2026-11-25T02:00:00.000Z ０",
])("a page's mark that none has written is faulty: %s", (shown) => {
  expect(read({ shown })).toEqual([expect.stringMatching(/^shown: /u)]);
});

test("what would repair an application is neither dropped nor sent against its box", () => {
  expect(read({})).toBe("taken");
  expect(read({ repairable: true, repair: "A signed order" })).toBe("taken");
  expect(read({ repairable: true })).toEqual(["repair: words-missing"]);
  expect(read({ repair: "A signed order" })).toEqual(["repair: words-without-box"]);
});
