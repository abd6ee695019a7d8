import { describe, expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";

/** A second person checks again (复核) what a first one wrote; whoever looks at a file first does something else. */
describe("the words of acts", () => {
  const pipeline = translator("zh-CN", "pipeline");
  const institution = translator("zh-CN", "institution");

  test("call the first look at an application a first one, on the board and on the start page", () => {
    expect([pipeline("card.us.check"), pipeline("card.them.check")]).toEqual(["初审", "初审"]);
    expect(institution("dashboard.tasks.check_file.title")).toContain("初审");
  });
});
