import { describe, expect, test } from "vitest";
import type { Session } from "#app/domain/accounts/session.ts";
import { createContext } from "#app/context.server.ts";
import type { EventStream } from "#tests/support/http/event-stream.ts";
import { changeStreamsIn, initialEventCounts } from "#tests/support/http/change-streams.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { migrations } from "#tests/support/postgres/databases.ts";

const testApp = openTestApp();
const { sessions, companyCookie, pair, openStream, openSecond } = changeStreamsIn(testApp);

describe("a change stream ends", () => {
  test("for good with its session, and when its person is removed from the organization", async () => {
    const { company, actor } = await pair("Ended");
    const stream = await openStream("/company/changes", company);
    const session = sessions.get("companyEnded");
    await initialEventCounts(stream);
    expect(stream.text()).not.toContain("event: end");
    sessions.delete("companyEnded");
    await testApp.sql`select pg_notify('person_changed', ${session?.userId})`;
    await stream.ended;
    expect(stream.text()).toContain("event: end");
    expect(actor.companyId).toBeTruthy();
  });

  test.each([
    ["session", "delete from accounts.session where user_id = $1"],
    ["membership", "delete from accounts.member where user_id = $1"],
  ])("when the database notifies that a %s was deleted", async (_, statement) => {
    const rows: { id: string }[] = await testApp.sql`insert into accounts."user" (name, email)
      values ('Han', gen_random_uuid() || '@people.test') returning id`;
    const userId = rows[0]?.id ?? "";
    await testApp.sql`insert into accounts.session (token, user_id, expires_at)
      values (gen_random_uuid(), ${userId}, now() + interval '1 day')`;
    const organization = await testApp.owner.query<{ id: string }>(
      `insert into accounts.organization (kind, name, slug) values ('company', 'L', gen_random_uuid()) returning id`,
    );
    await testApp.sql`insert into accounts.member (organization_id, user_id)
      values (${organization.rows[0]?.id}, ${userId})`;
    const cookie = companyCookie(`told${_}`, organization.rows[0]?.id ?? "");
    sessions.set(`told${_}`, { ...(sessions.get(`told${_}`) as Session), userId });
    const stream = await openStream("/company/changes", cookie);
    await initialEventCounts(stream);
    sessions.delete(`told${_}`);
    await testApp.owner.query(statement, [userId]);
    await stream.ended;
    expect(stream.text()).toContain("event: end");
  });

  test("for good where one person opens too many, the oldest first", async () => {
    const { company } = await pair("Tabs");
    const streams: EventStream[] = [];
    for (let tab = 0; tab < 7; tab += 1) streams.push(await openStream("/company/changes", company));
    await streams[0]?.ended;
    expect(streams[0]?.text()).toContain("event: end");
    expect(streams[6]?.text()).not.toContain("event: end");
  });

  test("with its process, and is reopened at once; open streams are counted", async () => {
    const { company } = await pair("Stop");
    const app = createContext(testApp.web.config, { process: "web", migrations });
    const stopping = await openSecond(app);
    const streams = await Promise.all(
      Array.from({ length: 5 }, () => openStream("/company/changes", company, { at: stopping })),
    );
    expect(await app.metrics.registry.metrics()).toMatch(/^change_streams_open 5$/m);
    const begun = Date.now();
    await stopping.stop();
    const took = Date.now() - begun;
    console.log(`stopped with 5 open streams in ${took} ms`);
    expect(took).toBeLessThan(2_000);
    for (const stream of streams) {
      await stream.ended;
      expect(stream.text()).not.toContain("event: end");
    }
    expect(await app.metrics.registry.metrics()).toMatch(/^change_streams_open 0$/m);
    await app.close();
  });
});
