import { describe, expect, test } from "vitest";
import { consentOnDeal, textsForReader } from "#app/domain/deals/deal-texts.ts";

const now = new Date("2026-11-25T10:00:00+08:00");
const later = new Date("2026-12-25T00:00:00+08:00");
const words = "长春春晖激光有限公司，电话 13812345678";
const withContacts = { fieldGroups: ["identity", "contacts"], expiresAt: later };
const withoutContacts = { fieldGroups: ["identity"], expiresAt: later };

describe("a company's text on a deal", () => {
  test.each([
    ["under a consent that names contacts", withContacts, "company", words],
    ["under one that doesn't", withoutContacts, "company", "长春春晖激光有限公司，电话 ***"],
    ["under one that is over", { ...withContacts, expiresAt: now }, "company", "***，电话 ***"],
    ["without a consent", null, "company", "***，电话 ***"],
    ["without a consent, an admin's", null, "admin", "***，电话 ***"],
    ["without a consent, its own", null, "institution", words],
  ])("is shown to the institution %s as that allows", (_, consent, writer, read) => {
    expect(textsForReader("institution", consent, now)(words, writer)).toBe(read);
  });

  test.each(["company", "admin"] as const)(
    "is shown whole to the %s, with a consent or without",
    (reader) => {
      for (const writer of ["company", "institution", "admin"]) {
        expect(textsForReader(reader, null, now)(words, writer)).toBe(words);
      }
    },
  );

  test("is null where none was written", () => {
    expect(textsForReader("institution", null, now)(null, "company")).toBeNull();
  });

  test.each([
    [null, null, null],
    [["identity"], later, withoutContacts],
  ])("is governed by the consent of a row of %j", (consentGroups, consentExpiresAt, consent) => {
    expect(consentOnDeal({ consentGroups, consentExpiresAt })).toEqual(consent);
  });
});
