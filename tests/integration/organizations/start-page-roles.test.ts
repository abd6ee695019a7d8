import { expect, test } from "vitest";
import { MEMBER_ROLES, type MemberRole } from "#app/domain/accounts/member-roles.ts";
import { translator } from "#app/i18n/translator.ts";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { withoutScripts } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** A start page calls nobody to do what their role can't: it says who does it, and still leads to it. */
const { app, db, company, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const home = translator("en", "company.home");
const desk = translator("en", "institution.dashboard");
const server = translator("en", "server");

/** The tasks of a start page, as they are read. */
async function tasksOf(session: Parameters<typeof web.browser>[0], path: string): Promise<string[]> {
  const { status, text } = await web.browser(session).get(path);
  expect(status).toBe(200);
  const page = withoutScripts(text.slice(text.indexOf('id="now"')));
  const list = /<ul class="tasks">(.*?)<\/ul>/su.exec(page)?.[1] ?? "";
  return list.split("<li>").slice(1);
}

const asCompany = (memberRole: MemberRole) =>
  tasksOf(web.sessions.company({ ...company, memberRole }), "/company");
const asInstitution = (memberRole: MemberRole) =>
  tasksOf(web.sessions.institution({ ...institution, memberRole }), "/institution");

const button = (words: string) => new RegExp(`<a[^>]*class="btn[^"]*"[^>]*>(?:<span[^>]*>)?${words}`, "u");

/** By role: whether the only task has its button, and the sentence that names who does it. */
async function readByRole(read: (role: MemberRole) => Promise<string[]>, act: string) {
  const found: Record<string, readonly [boolean, string | null]> = {};
  for (const role of MEMBER_ROLES) {
    const [task = "", ...more] = await read(role);
    expect(more).toEqual([]);
    const said = (["work", "sign", "pay"] as const).find((need) => task.includes(server(`whoDoes.${need}`)));
    expect(task).toContain("href=");
    found[role] = [button(act).test(task), said ?? null];
  }
  return found;
}

test("a payment to record is finance's to do, and is shown to others without a call to act", async () => {
  await underway.drawdown("requested");
  expect(await readByRole(asInstitution, desk("tasks.fund.act", { kind: "loan" }))).toEqual({
    owner: [true, null],
    approver: [true, null],
    finance: [true, null],
    member: [false, "pay"],
    viewer: [false, null],
  });
  const [forMember = ""] = await asInstitution("member");
  expect(forMember).not.toMatch(/\bYou\b/u);
});

test("a contract to sign is its signatories' to do, on both sides", async () => {
  await underway.deal("documents_out");
  const signatories = {
    owner: [true, null],
    approver: [true, null],
    finance: [false, "sign"],
    member: [false, "sign"],
    viewer: [false, null],
  };
  expect(await readByRole(asCompany, home("tasks.signAct"))).toEqual(signatories);
});

test("an offer to decide on is no work of finance", async () => {
  await underway.issuedOffer();
  expect(await readByRole(asCompany, home("tasks.decideAct"))).toEqual({
    owner: [true, null],
    approver: [true, null],
    finance: [false, "work"],
    member: [true, null],
    viewer: [false, null],
  });
});

test("tasks that the page has no room for are counted, with the list in which each kind is found", async () => {
  await underway.deal("documents_out");
  await app.owner.query(
    "insert into mandate (institution_id, status) select $1, 'draft' from generate_series(1, 24)",
    [institution.institutionId],
  );
  const { text } = await web.browser(web.sessions.institution(institution)).get("/institution");
  const page = withoutScripts(text.slice(text.indexOf('id="now"')));
  expect(page.match(/<div class="tasks__side">/gu)).toHaveLength(20);
  expect(page).toContain(desk("nowNote", { count: 25 }));
  expect(page).toContain(desk("nowMore", { count: 5 }));
  const task = desk("nowMoreOf", { task: desk("tasks.finish_mandate.title"), count: 5 });
  expect(page).toContain(` href="/institution/mandates">${task}</a>`);
  expect((await readInstitutionDashboard(app.web, institution)).rest).toEqual([
    { kind: "finish_mandate", count: 5 },
  ]);
});

test("a restricted institution is led to its deals, as it can start nothing new", async () => {
  const mainOf = async (status: "active" | "restricted") => {
    await db.update("institution", institution.institutionId, { status });
    const { text } = await web.browser(web.sessions.institution(institution, status)).get("/institution");
    return text.slice(text.indexOf("<main"), text.indexOf("</main>"));
  };
  const active = await mainOf("active");
  const restricted = await mainOf("restricted");
  await db.update("institution", institution.institutionId, { status: "active" });
  expect(active).toContain(desk("findOpportunities"));
  expect(restricted).not.toContain(desk("findOpportunities"));
  expect(restricted).toMatch(/<a class="btn btn-primary"[^>]* href="\/institution\/deals">/u);
});

test("a restricted institution reads why nothing is listed for it, and where it can renew its licence", async () => {
  await underway.pair();
  await db.update("institution", institution.institutionId, { status: "restricted" });
  const browser = web.browser(web.sessions.institution(institution, "restricted"));
  for (const path of ["/institution", "/institution/opportunities"]) {
    const { text } = await browser.get(path);
    const main = text.slice(text.indexOf("<main"), text.indexOf("</main>"));
    expect(main, path).toContain("restricted");
    expect(main, path).toContain('href="/institution/application"');
  }
  await db.update("institution", institution.institutionId, { status: "active" });
});
