import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { listIntroductionsAsCompany } from "#app/services/introductions/list-introductions-as-company.server.ts";
import { listIntroductionsAsInstitution } from "#app/services/introductions/list-introductions-as-institution.server.ts";
import { paths } from "#app/shared/paths.ts";
import { openParties } from "#tests/factories/open-given.ts";

import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, company, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const over = translator("en", "terms")("states.introduction.consent_over");
const words = translator("en", "introduction.company");

test("a consent that has ended by time counts as none in force, on either side's lists and pages", async () => {
  const { id } = await underway.consented();
  const byCompany = web.browser(web.sessions.company(company));
  const byBank = web.browser(web.sessions.institution(institution));
  const asBank = () =>
    listIntroductionsAsInstitution(app.web, institution, {
      group: undefined,
      cursor: undefined,
      sort: undefined,
    });
  const before = visibleText((await byCompany.get(paths.company.introductions())).text);
  expect(before).toContain(words("inForce", { count: 1 }));
  expect((await asBank()).rows[0]?.shown).toBe("consented");

  await app.sql`update consent set expires_at = now() where introduction_id = ${id}`;
  const { inForce, ended } = await listIntroductionsAsCompany(app.web, company);
  expect([inForce.length, ended.map(({ shown }) => shown)]).toEqual([0, ["consent_over"]]);
  expect((await asBank()).rows[0]?.shown).toBe("consent_over");
  const after = visibleText((await byCompany.get(paths.company.introductions())).text);
  expect(after).toContain(words("inForce", { count: 0 }));
  expect(after).toContain(over);
  for (const [who, path] of [
    [byCompany, paths.company.introduction(id)],
    [byBank, paths.institution.introduction(id)],
    [byBank, paths.institution.introductions()],
  ] as const)
    expect(visibleText((await who.get(path)).text)).toContain(over);
});

test("an introduction that is over promises nothing more, on either side's page", async () => {
  const { id } = await underway.introduction();
  const byCompany = web.browser(web.sessions.company(company));
  const byBank = web.browser(web.sessions.institution(institution));
  const read = async () => {
    const [ours, theirs] = [
      await byCompany.get(paths.company.introduction(id)),
      await byBank.get(paths.institution.introduction(id)),
    ];
    return { ours: visibleText(ours.text), theirs: visibleText(theirs.text) };
  };
  const link = translator("en", "documents.link");
  const note = translator("en", "introduction.institution");
  const before = await read();
  expect(before.ours).toMatch(/Open documents to /u);
  // The company reads it too: it says nothing of "the company".
  expect(before.ours).toContain("You can write to each other once a consent is in force.");
  expect(before.theirs).toContain(note("blindNote"));

  await app.sql`update introduction set status = 'declined_by_company', answer_by = null where id = ${id}`;
  const after = await read();
  expect(after.ours).not.toMatch(/Open documents to /u);
  expect(after.ours).toMatch(/Documents between you and /u);
  expect(after.theirs).toContain(note("overNote"));
  expect(after.theirs).toContain(link("institutionOver"));
  expect(after.theirs).not.toContain(note("blindNote"));
});
