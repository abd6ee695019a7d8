import type { ServerBuild } from "@remix-run/node";
import { Agent } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ADMIN_NEEDS, ADMIN_ROLES, type AdminRole, hasAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { hasNeed, MEMBER_ROLES, type MemberRole, type Need } from "#app/domain/accounts/member-roles.ts";
import { ACTS } from "#tests/support/access/acts.ts";
import { ROUTES_OF } from "#tests/support/access/routes.ts";
import { goodPairs, type FormExample, type FormTable } from "#tests/support/forms/example.ts";
import { formReply, postForm, type PostTarget } from "#tests/support/forms/posting.ts";
import { createTestSessions } from "#tests/support/forms/session-cookies.ts";
import { everyForm } from "#tests/support/forms/table.ts";
import { builtPages, openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { actionsAlone } from "#tests/support/http/small-pages.ts";
import { withTestSessions } from "#tests/support/http/test-sessions.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

/**
 * Every form of an organization with its valid example, posted by a colleague of each role: what it requires is declared
 * in `tests/support/access/acts.ts`.
 */
const app = openTestApp();
/** A viewer changes nothing of the organization, and their own settings only where the page is nobody else's. */
const isOfThePerson = /^(?:(?:notifications|account)\.|visits )/;
const sessions = createTestSessions();
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
let web: OpenWeb;
let postbox: PostTarget;
let table: FormTable;

beforeAll(async () => {
  const build: ServerBuild = await builtPages();
  web = await openWeb(withTestSessions(app.web, sessions.byToken), actionsAlone(build));
  postbox = { url: web.url, origin: app.web.config.web.publicOrigin, agent };
  table = await everyForm(app, sessions, web.url);
}, 240_000);
afterAll(async () => {
  agent.destroy();
  await web.stop();
});

/** The same form, posted by a colleague of that role; null where it is no organization's. */
function asRole(form: FormExample, memberRole: MemberRole): FormExample | null {
  const session = sessions.byToken.get(form.cookie.replace("seat=", ""));
  const membership = session?.membership;
  if (session === undefined || (membership?.kind !== "company" && membership?.kind !== "institution"))
    return null;
  return { ...form, cookie: sessions.cookieFor({ ...session, membership: { ...membership, memberRole } }) };
}

const needs = new Map(
  Object.entries(ACTS).flatMap(([need, acts]) => acts.map((act) => [act, need as Need] as const)),
);
const everyAct = () =>
  Object.entries(table).flatMap(([route, forms]) =>
    forms.map((form) => ({ act: `${route.replace("routes/", "")} ${form.name}`, form })),
  );

/** The same form, posted by an admin with these roles; null where it is no admin's. */
function asAdmin(form: FormExample, roles: readonly AdminRole[]): FormExample | null {
  const session = sessions.byToken.get(form.cookie.replace("seat=", ""));
  if (session?.membership.kind !== "admin") return null;
  return { ...form, cookie: sessions.cookieFor({ ...session, membership: { kind: "admin", roles } }) };
}

/** What an admin's act requires: what its page does, or nothing. */
const adminNeeds = new Map(
  ADMIN_NEEDS.flatMap((need) => ROUTES_OF[need].map((route) => [route as string, need] as const)),
);

/** "not-allowed-role", or another status. */
async function answered(form: FormExample): Promise<string> {
  const answer = await postForm(postbox, form, goodPairs(form), "en");
  return answer.status === 403 ? (formReply(answer).refusal?.code ?? "403") : String(answer.status);
}

test("each declared act is that of a form", () => {
  const acts = new Set(everyAct().map(({ act }) => act));
  expect([...needs.keys()].filter((act) => !acts.has(act))).toEqual([]);
});

test("an act is refused to each role that it is not declared for, and changes nothing; to the others it is not", async () => {
  const wrong: string[] = [];
  const mayAct = (act: string, role: MemberRole) => {
    const need = needs.get(act) ?? "work";
    return need === "read" ? role !== "viewer" || isOfThePerson.test(act) : hasNeed(role, need);
  };
  const before = await app.traces();
  let refused = 0;
  for (const isAllowed of [false, true]) {
    for (const { act, form } of everyAct()) {
      for (const role of MEMBER_ROLES.filter((one) => mayAct(act, one) === isAllowed)) {
        const by = asRole(form, role);
        if (by === null) continue;
        const answer = await answered(by);
        if ((answer === "not-allowed-role") === isAllowed) wrong.push(`${act} as ${role}: ${answer}`);
        if (!isAllowed) refused += 1;
      }
    }
    expect(wrong).toEqual([]);
    if (!isAllowed) expect(await app.traces()).toEqual(before);
  }
  expect(refused).toBeGreaterThan(200);
}, 200_000);

test("an admin's act is refused to each role that its page is not declared for, and changes nothing", async () => {
  const wrong: string[] = [];
  const before = await app.traces();
  let refused = 0;
  for (const isAllowed of [false, true]) {
    for (const { act, form } of everyAct()) {
      const need = adminNeeds.get(act.split(" ")[0] ?? "");
      for (const role of ADMIN_ROLES.filter((one) => (!need || hasAdminNeed([one], need)) === isAllowed)) {
        const by = asAdmin(form, [role]);
        if (by === null) continue;
        const answer = await answered(by);
        if ((answer === "admin-role-missing") === isAllowed) wrong.push(`${act} as ${role}: ${answer}`);
        if (!isAllowed) refused += 1;
      }
    }
    expect(wrong).toEqual([]);
    if (!isAllowed) expect(await app.traces()).toEqual(before);
  }
  expect(refused).toBeGreaterThan(20);
}, 200_000);
