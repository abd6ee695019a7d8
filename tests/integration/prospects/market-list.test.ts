import { expect, test } from "vitest";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import { listProspectsOfMarket } from "#app/services/prospects/list-prospects-of-market.server.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** The list in which a moderator finds a prospect on the market. */
const { app, given, db } = openGiven({}, { isEmptied: true });
const web = testWeb(app, builtPages, "en");

async function market() {
  const admin = await moderationIn(app).admin();
  const all = [];
  for (let at = 0; at < 3; at += 1)
    all.push(await given.publishedProspect(undefined, { isRecognisable: true }));
  const [live, resting, stopped] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]];
  await db.update("prospect", resting.id, { status: "paused" });
  await suspendProspect(app.web, admin, { prospectId: stopped.id, reasonCode: "other", note: "Why." });
  return { admin, live, resting, stopped };
}

test("counts the prospects in each state, and finds one by number, credit code and name", async () => {
  const { admin, live, resting, stopped } = await market();
  const list = (filter: { q?: string; status?: "paused" | "suspended" } = {}) =>
    listProspectsOfMarket(app.web, admin, filter);
  const ids = async (filter?: Parameters<typeof list>[0]) =>
    (await list(filter)).page.rows.map(({ id }) => id);
  expect((await list()).counts).toEqual({ published: 1, paused: 1, suspended: 1 });
  expect((await ids()).sort()).toEqual([live.id, resting.id, stopped.id].sort());
  expect(await ids({ status: "suspended" })).toEqual([stopped.id]);
  const { number, companyId } = await db.row("prospect", live.id);
  const company = await db.row("company", companyId);
  expect(await ids({ q: runningNumber("prospect", number) })).toEqual([live.id]);
  expect(await ids({ q: company.uscc })).toEqual([live.id]);
  const taken = await moderationIn(app).takenProspect(prospectContent());
  await publishProspect(app.web, taken.admin, { caseId: taken.caseId, note: null });
  const reviewed = await db.row("company", taken.company.companyId);
  expect(await ids({ q: reviewed.nameZh })).toEqual([taken.prospectId]);
  expect(await ids({ q: "no such name" })).toEqual([]);
  const found = await list({ q: runningNumber("prospect", number) });
  expect(found.counts).toMatchObject({ published: 1, suspended: 0 });
});

test("counts a long list to a thousand", async () => {
  const { admin, live } = await market();
  await app.owner.query(
    `insert into prospect overriding system value select copy.* from prospect p, generate_series(1, 1001) as n, jsonb_populate_record(p,
       jsonb_build_object('id', gen_random_uuid(), 'number', 900000 + n)) as copy where p.id = $1`,
    [live.id],
  );
  const { text } = await web.browser(web.sessions.admin(admin.userId)).get(adminPaths.prospects());
  expect(visibleText(text)).toContain("Published 1,000+");
});
