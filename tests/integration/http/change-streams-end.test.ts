import { describe, expect, test } from "vitest";
import type { Session } from "#app/domain/accounts/session.ts";
import { createContext } from "#app/context.server.ts";
import type { Hearing } from "#tests/support/http/hearing.ts";
import { listeningIn, settled } from "#tests/support/http/listening.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { migrations } from "#tests/support/postgres/databases.ts";

const testApp = openTestApp();
const { seats, seatOfCompany, pair, listens, openSecond } = listeningIn(testApp);

describe("a change stream ends", () => {
  test("for good with its session, and when its person is removed from the organization", async () => {
    const { company, actor } = await pair("Ended");
    const hearing = await listens("/company/changes", company);
    const session = seats.get("companyEnded");
    await settled(hearing);
    expect(hearing.text()).not.toContain("event: end");
    seats.delete("companyEnded");
    await testApp.sql`select pg_notify('person_changed', ${session?.userId})`;
    await hearing.ended;
    expect(hearing.text()).toContain("event: end");
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
    const cookie = seatOfCompany(`told${_}`, organization.rows[0]?.id ?? "");
    seats.set(`told${_}`, { ...(seats.get(`told${_}`) as Session), userId });
    const hearing = await listens("/company/changes", cookie);
    await settled(hearing);
    seats.delete(`told${_}`);
    await testApp.owner.query(statement, [userId]);
    await hearing.ended;
    expect(hearing.text()).toContain("event: end");
  });

  test("for good where one person opens too many, the oldest first", async () => {
    const { company } = await pair("Tabs");
    const hearings: Hearing[] = [];
    for (let tab = 0; tab < 7; tab += 1) hearings.push(await listens("/company/changes", company));
    await hearings[0]?.ended;
    expect(hearings[0]?.text()).toContain("event: end");
    expect(hearings[6]?.text()).not.toContain("event: end");
  });

  test("with its process, and is reopened at once; open streams are counted", async () => {
    const { company } = await pair("Stop");
    const app = createContext(testApp.web.config, { process: "web", migrations });
    const stopping = await openSecond(app);
    const hearings = await Promise.all(
      Array.from({ length: 5 }, () => listens("/company/changes", company, { at: stopping })),
    );
    expect(await app.metrics.registry.metrics()).toMatch(/^change_streams_open 5$/m);
    const begun = Date.now();
    await stopping.stop();
    const took = Date.now() - begun;
    console.log(`stopped with 5 open streams in ${took} ms`);
    expect(took).toBeLessThan(2_000);
    for (const hearing of hearings) {
      await hearing.ended;
      expect(hearing.text()).not.toContain("event: end");
    }
    expect(await app.metrics.registry.metrics()).toMatch(/^change_streams_open 0$/m);
    await app.close();
  });
});
