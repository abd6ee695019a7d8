import type { ServerBuild } from "@remix-run/node";
import { randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { routePatterns } from "#app/http/server/route-patterns.server.ts";
import { paths } from "#app/shared/paths.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { accessOf, askingPeople, type AskingPerson } from "#tests/support/access/people.ts";
import { type Audience, ROUTES_OF, WRITTEN_BY } from "#tests/support/access/routes.ts";
import { createTestSessions } from "#tests/support/forms/session-cookies.ts";
import { builtPages, openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { posted, rawRequest } from "#tests/support/http/raw-request.ts";
import { withTestSessions } from "#tests/support/http/test-sessions.ts";
import { isWhole, sampleOf } from "#tests/support/sample.ts";

/**
 * Every route of the built product, read and written, as a document and as data, asked for by everybody: what the guards
 * answer is declared in `tests/support/access`. The suite asks as an eighth of the people; `npm run prove:samples` as all.
 */
const { app, given } = openGiven();
const sessions = createTestSessions();
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

let build: ServerBuild;
let web: OpenWeb;
let people: AskingPerson[];

beforeAll(async () => {
  build = await builtPages();
  web = await openWeb(withTestSessions(app.web, sessions.byToken), build);
  people = askingPeople(sessions, {
    companies: [await given.company(), await given.company()],
    institutions: [await given.institution(), await given.institution()],
    adminId: (await moderationIn(app).admin()).userId,
  });
}, 240_000);
afterAll(async () => {
  agent.destroy();
  await web.stop();
});

const audiences = Object.entries(ROUTES_OF).flatMap(([audience, routes]) =>
  routes.map((route) => [`routes/${route}`, audience as Audience] as const),
);
const audienceOf = new Map<string, Audience>(audiences);

/** Each way to ask for a route, with the audience that may. */
function waysInto(): { path: string; isWrite: boolean; audience: Audience }[] {
  return routePatterns(build.routes).flatMap(({ id, pattern }) => {
    const route = build.routes[id];
    const audience = audienceOf.get(id);
    if (!route || audience === undefined) return [];
    const address = pattern.replaceAll(/:\w+/g, randomUUID()).replace("*", "nowhere");
    const data = `${address === "/" ? "/_root" : address}.data`;
    const written = WRITTEN_BY[id.replace("routes/", "")] ?? audience;
    return [
      ...(route.module.loader
        ? [
            { path: address, isWrite: false, audience },
            { path: data, isWrite: false, audience },
          ]
        : []),
      ...(route.module.action
        ? [
            { path: route.index === true ? `${address}?index` : address, isWrite: true, audience: written },
            { path: route.index === true ? `${data}?index` : data, isWrite: true, audience: written },
          ]
        : []),
    ];
  });
}

/** How the guards answered. A stream of changes never ends: its status is enough. */
async function accessSeen(path: string, cookie: string, isWrite: boolean): Promise<string> {
  const headers = { accept: "text/html", ...(cookie === "" ? {} : { cookie }) };
  if (!isWrite && /\/changes(\.data)?$/.test(path)) {
    const stop = new AbortController();
    const answer = await fetch(web.url + path, { headers, redirect: "manual", signal: stop.signal });
    const text = answer.status === 202 ? await answer.text() : "";
    stop.abort();
    return seen(answer.status, answer.headers.get("location") ?? "", text);
  }
  const sent = isWrite ? posted(app.web.config.web.publicOrigin, {}, { headers, agent }) : { headers, agent };
  const { status, headers: answered, text } = await rawRequest(web.url, path, sent);
  return seen(status, answered.location ?? "", text);
}

const onTheWay: readonly string[] = [
  paths.company.profile(),
  paths.institution.application(),
  paths.account(),
];

/** A redirect of a data request is in its body. */
function seen(status: number, location: string, text: string): string {
  const to = status === 202 ? (/"(\/[^"]*)"/.exec(text)?.[1] ?? "") : location;
  if (status >= 500) return String(status);
  if (status === 403) return "forbidden";
  if (/company-profile-incomplete|second-factor-missing/.test(text)) return "elsewhere";
  if (to.startsWith(paths.signIn())) return "signIn";
  return onTheWay.some((page) => to.replace(/\?.*$/, "") === page) || to.startsWith(paths.secondFactor())
    ? "elsewhere"
    : "in";
}

test("every route has a declared audience, and no audience a route that is gone", () => {
  const served = Object.keys(build.routes).filter((id) => id !== "root");
  expect([...audienceOf.keys()].sort()).toEqual(served.sort());
  expect(audiences).toHaveLength(audienceOf.size);
});

test("the guards let in exactly those whom the route is declared for", async () => {
  const wrong: string[] = [];
  let cells = 0;
  for (const person of sampleOf(people, 8)) {
    for (const { path, isWrite, audience } of waysInto()) {
      const isSignOut = path.startsWith("/sign-out") || path.startsWith("/sign-in");
      if (isSignOut) continue;
      const expected = accessOf(person, audience, isWrite);
      const actual = await accessSeen(path, person.cookie, isWrite);
      cells += 1;
      if (!expected.some((one) => one === actual))
        wrong.push(
          `${isWrite ? "POST" : "GET"} ${path} as ${person.who}: ${actual}, not ${expected.join(" or ")}`,
        );
    }
  }
  expect(wrong).toEqual([]);
  expect(cells).toBeGreaterThan(isWhole ? 7_000 : 500);
}, 240_000);
