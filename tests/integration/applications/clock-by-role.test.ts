import { expect, test } from "vitest";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import { paths } from "#app/shared/paths.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** An application's clock calls on nobody whose role can't act: it names their organization instead. */
const { app, company, institution } = openParties();
const web = testWeb(app, builtPages);
const parties = applicationsIn(app, company, institution);

/** What is said from the page's title on, without spaces, as the fictional session's "Bank" or "Company" reads it. */
async function said(cookie: string, locale: "en" | "zh-CN", path: string): Promise<string> {
  const { status, text } = await web.browser(cookie, locale).get(path);
  expect(status).toBe(200);
  return visibleText(text.slice(text.indexOf("<main"))).replaceAll(" ", "");
}

const asInstitution = (memberRole: MemberRole) => web.sessions.institution({ ...institution, memberRole });
const asCompany = (memberRole: MemberRole) => web.sessions.company({ ...company, memberRole });
const count = (text: string, words: RegExp) => text.match(new RegExp(words, "gu"))?.length ?? 0;

test.each([
  ["en", /Youcheckby/u, /Bankchecksby/u, "Saywhether", "Banksayswhether"],
  [
    "zh-CN",
    /请于[^，。]*?前核对材料/u,
    /Bank须于[^，。]*?前核对材料/u,
    "请确认资料是否齐备",
    "由Bank确认资料是否齐备",
  ],
] as const)("of a first look, in %s", async (locale, you, bank, doIt, bankDoes) => {
  const { id } = await parties.submitted();
  const page = paths.institution.applicationOf(id);
  for (const role of ["owner", "member"] as const) {
    const own = await said(asInstitution(role), locale, page);
    // In the panel, and on a phone's bar.
    expect([count(own, you), count(own, bank)]).toEqual([2, 0]);
    expect(own).toContain(doIt);
  }
  for (const role of ["viewer", "finance"] as const) {
    const read = await said(asInstitution(role), locale, page);
    expect([count(read, you), count(read, bank)]).toEqual([0, 2]);
    expect(read).not.toContain(doIt);
    expect(read).toContain(bankDoes);
  }
  const list = await said(asInstitution("viewer"), locale, paths.institution.applications());
  expect(list).toMatch(bank);
  expect(list).not.toMatch(you);
});

test.each([
  ["en", /Youcompletethefileby/u, /Companycompletesthefileby/u],
  ["zh-CN", /请于[^，。]*?前补齐资料/u, /Company须于[^，。]*?前补齐资料/u],
] as const)(
  "of what a company owes, which its finance may hand over too, in %s",
  async (locale, you, named) => {
    const { id } = await parties.submitted();
    await parties.ask(id);
    for (const page of [paths.company.application(id), paths.company.applications()]) {
      for (const role of ["owner", "finance"] as const) {
        const own = await said(asCompany(role), locale, page);
        expect(own).toMatch(you);
        expect(own).not.toMatch(named);
      }
      const read = await said(asCompany("viewer"), locale, page);
      expect(read).toMatch(named);
      expect(read).not.toMatch(you);
    }
  },
);
