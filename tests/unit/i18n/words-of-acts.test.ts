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

describe("the e-mails about an end", () => {
  const told = { en: "access has ended", "zh-CN": "查看权限" } as const;
  const mail = (locale: keyof typeof told, kind: "application-ended" | "ask-withdrawn", status: string) => {
    const t = translator(locale, "mail.emails");
    return t(`notify-institution-${kind}.text`, { status, number: "A-0001" });
  };

  test.each(["en", "zh-CN"] as const)("say that the access ended with the consent (%s)", (locale) => {
    expect(mail(locale, "application-ended", "withdrawn")).toContain(told[locale]);
    expect(mail(locale, "application-ended", "closed")).not.toContain(told[locale]);
    expect(mail(locale, "ask-withdrawn", "revoked").toLowerCase()).toContain(told[locale]);
    for (const status of ["declined_by_company", "converted"])
      expect(mail(locale, "ask-withdrawn", status)).not.toContain(told[locale]);
  });
});
