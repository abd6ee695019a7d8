import { beforeEach, describe, expect, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { paths } from "#app/shared/paths.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { unchanged } from "#tests/support/refusals.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import type { Browser } from "#tests/support/http/browser.ts";

/** A page that another tab has made one of somebody else, or of another organization of the person, changes nothing. */
const { app, given } = openGiven();
const web = testWeb(app, builtPages, "en");
let first: CompanyActor;
let second: CompanyActor;
let who: Browser;

beforeEach(async () => {
  first = await given.company();
  const other = await given.company();
  second = { ...other, userId: first.userId };
  await app.sql`insert into accounts.member (organization_id, user_id, role)
    values (${second.companyId}, ${second.userId}, 'owner')`;
  await app.sql`update accounts.organization set name = '晨光激光' where id = ${first.companyId}`;
  who = web.browser();
  signIn(web.sessions.company(first));
});

const signIn = (cookie: string): void => {
  who.cookies.set("seat", cookie.replace("seat=", ""));
};
const drawnIn = (html: string): string => /name="drawnFor" value="([^"]+)"/.exec(html)?.[1] ?? "";

const team = paths.company.team();
const invitation = (drawnFor: string) => ({
  drawnFor,
  act: "invite",
  email: "new@people.test",
  role: "member",
});

describe("a form of a page of another organization of the person", () => {
  test("is refused with both names, and changes nothing", async () => {
    const drawn = drawnIn((await who.get(team)).text);
    signIn(web.sessions.company(second));
    const answer = await unchanged(app.traces, () => who.post(team, invitation(drawn)));
    expect(answer.status).toBe(409);
    expect(visibleText(answer.text)).toContain(
      "This page was opened for 晨光激光. You are signed in as Test Person for Company now",
    );
    expect(answer.text).toContain('value="new@people.test"');
  });

  test("is refused again when it is sent again, and taken after changing back", async () => {
    const drawn = drawnIn((await who.get(team)).text);
    signIn(web.sessions.company(second));
    const again = drawnIn((await who.post(team, invitation(drawn))).text);
    expect(again).toBe(drawn);
    expect((await unchanged(app.traces, () => who.post(team, invitation(again)))).status).toBe(409);
    signIn(web.sessions.company(first));
    expect((await who.post(team, invitation(again))).status).toBe(303);
    const rows =
      await app.sql`select organization_id from accounts.invitation where email = 'new@people.test'`;
    expect(rows).toEqual([{ organization_id: first.companyId }]);
  });

  test.each([
    ["figures", paths.company.figures(), { "years[0].year": "2024", "years[0].revenue": "4760" }],
    ["profile", paths.company.profile(), { nameZh: "另一家" }],
    ["a new prospect", paths.company.prospects(), {}],
    ["an export", paths.exports(), {}],
    ["an upload", paths.company.uploads(), { kind: "audit_report", file: "a.pdf", sizeBytes: "4" }],
  ])("is refused for %s", async (_, path, fields) => {
    const drawn = drawnIn((await who.get(team)).text);
    signIn(web.sessions.company(second));
    const answer = await unchanged(app.traces, () => who.post(path, { drawnFor: drawn, ...fields }));
    expect(answer.status).toBe(409);
    expect(visibleText(answer.text)).toContain("This page was opened for");
  });

  test("whose audience is another returns the texts that were sent", async () => {
    const bank = await given.institution();
    signIn(web.sessions.institution(bank));
    const drawn = drawnIn((await who.get(paths.institution.profile())).text);
    signIn(web.sessions.company(first));
    const fields = { drawnFor: drawn, introZh: "本行专注于科技企业 贷款。" };
    const answer = await unchanged(app.traces, () => who.post(paths.institution.profile(), fields));
    expect(answer.status).toBe(409);
    expect(visibleText(answer.text)).toContain("This page was opened while somebody else was signed in.");
    expect(visibleText(answer.text)).toContain("本行专注于科技企业 贷款。");
  });
});

describe("a form of a page of another person", () => {
  test("is refused, without a name, on the person's own account too", async () => {
    const drawn = drawnIn((await who.get(paths.account())).text);
    expect(drawn).not.toBe("");
    signIn(web.sessions.company(await given.company()));
    const answer = await unchanged(app.traces, () =>
      who.post(paths.account(), {
        drawnFor: drawn,
        act: "person",
        name: "Someone",
        locale: "en",
        password: "spring-thaw-2018",
      }),
    );
    expect(answer.status).toBe(409);
    expect(visibleText(answer.text)).toContain("while somebody else was signed in");
    expect(answer.text).not.toContain("spring-thaw-2018");
  });
});

test("what is done on one's own account is left open by a change of the organization", async () => {
  const drawn = drawnIn((await who.get(paths.account())).text);
  signIn(web.sessions.company(second));
  const answer = await who.post(paths.account(), {
    drawnFor: drawn,
    act: "person",
    name: "Someone",
    locale: "en",
  });
  expect(answer.status).not.toBe(409);
});
