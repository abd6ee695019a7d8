import { describe, expect, test } from "vitest";
import { createContext } from "#app/context.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { readNotifications } from "#app/services/notifications/read-notifications.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { takeBackCondition } from "#app/services/deals/take-back-condition.server.ts";
import { conditionsIn } from "#tests/factories/conditions.ts";
import { paidAt, underwayIn } from "#tests/factories/underway.ts";
import { sessionOf } from "#tests/support/http/test-sessions.ts";
import { pauseProspect } from "#app/services/prospects/pause-prospect.server.ts";
import { openEventStream } from "#tests/support/http/event-stream.ts";
import { changeStreamsIn, expectEvents, initialEventCounts } from "#tests/support/http/change-streams.ts";
import { rawRequest } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { migrations } from "#tests/support/postgres/databases.ts";

const testApp = openTestApp();
const { given, edits, companyCookie, institutionCookie, pair, workedOff, openStream, openSecond, url } =
  changeStreamsIn(testApp);

describe("a request for a change stream", () => {
  test("is redirected to sign in without a session, and refused for another audience", async () => {
    const { company, institution } = await pair("Door");
    expect((await openEventStream(`${url()}/company/changes`)).status).toBe(302);
    expect((await openEventStream(`${url()}/institution/changes`)).status).toBe(302);
    expect((await openEventStream(`${url()}/company/changes`, { cookie: institution })).status).toBe(403);
    expect((await openEventStream(`${url()}/institution/changes`, { cookie: company })).status).toBe(403);
  });

  test("that does not accept an event stream gets none, so that nothing waits for its end", async () => {
    const { company } = await pair("Plain");
    for (const path of ["/company/changes", "/company/changes.data"]) {
      expect((await rawRequest(url(), path, { headers: { cookie: company } })).status).toBe(406);
    }
    const head = await rawRequest(url(), "/company/changes", {
      method: "HEAD",
      headers: { cookie: company, accept: "text/event-stream" },
    });
    expect(head.status).toBe(406);
  });

  test("is answered with no caching and no compression", async () => {
    const { company } = await pair("Headers");
    const { status, headers } = await openStream("/company/changes", company);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/event-stream");
    expect(headers["cache-control"]).toBe("private, no-store, no-transform");
    expect(headers["content-encoding"]).toBeUndefined();
  });
});

describe("a change", () => {
  test("to a mandate reaches the company that it concerns within a second, and no other company", async () => {
    const concerned = await pair("One");
    const stranger = companyCookie("stranger", (await given.company()).companyId);
    const own = await openStream("/company/changes", concerned.company);
    const others = await openStream("/company/changes", stranger);
    const [counts, othersCount] = await initialEventCounts(own, others);
    const figures: number[] = [];
    for (let round = 1; round <= 5; round += 1) {
      await edits(concerned.bank, concerned.mandateId, 1_000_000_000n + BigInt(round) * 10_000_000n);
      const committed = performance.now();
      await expectEvents(own, (counts ?? 0) + round);
      figures.push(Math.round(performance.now() - committed));
    }
    console.log(`commit to event: ${figures.join(", ")} ms`);
    expect(Math.min(...figures)).toBeLessThan(1_000);
    expect(own.text()).not.toContain(concerned.mandateId);
    expect(others.eventIds).toHaveLength(othersCount ?? 0);
  });

  test("to a prospect reaches the institution whose mandate it fits", async () => {
    const { actor, prospectId, institution } = await pair("Two");
    const stranger = institutionCookie("otherBank", (await given.institution()).institutionId);
    const own = await openStream("/institution/changes", institution);
    const others = await openStream("/institution/changes", stranger);
    const [counts, othersCount] = await initialEventCounts(own, others);
    await pauseProspect(testApp.web, actor, prospectId);
    await expectEvents(own, (counts ?? 0) + 1);
    expect(others.eventIds).toHaveLength(othersCount ?? 0);
  });

  test("to a deal of which nobody is notified reaches both sides of it, and nobody else", async () => {
    const [company, institution] = [await given.company(), await given.institution()];
    const { dealId, conditionId } = await conditionsIn(testApp, company, institution)
      .providedCondition()
      .then(({ id, ...made }) => ({ dealId: id, ...made }));
    const own = await openStream("/company/changes", companyCookie("dealing", company.companyId));
    const bank = await openStream(
      "/institution/changes",
      institutionCookie("bank", institution.institutionId),
    );
    const rival = institutionCookie("rival", (await given.institution()).institutionId);
    const others = await openStream("/institution/changes", rival);
    const [ownCount, bankCount, othersCount] = await initialEventCounts(own, bank, others);
    await takeBackCondition(testApp.web, company, { dealId, conditionId, readAt: paidAt.toISOString() });
    await expectEvents(own, (ownCount ?? 0) + 1);
    await expectEvents(bank, (bankCount ?? 0) + 1);
    for (const stream of [own, bank]) expect(stream.text()).toContain("data: deals");
    expect(bank.text()).not.toContain(dealId);
    expect(others.eventIds).toHaveLength(othersCount ?? 0);
  });

  test("reaches the visitors of each of several web processes", async () => {
    const { bank, mandateId, company } = await pair("Many");
    const app = createContext(testApp.web.config, { process: "web", migrations });
    const second = await openSecond(app);
    const streams = [
      await openStream("/company/changes", company),
      await openStream("/company/changes", company, { at: second }),
    ];
    const counts = await initialEventCounts(...streams);
    await edits(bank, mandateId, 1_200_000_000n);
    for (const [at, stream] of streams.entries()) await expectEvents(stream, (counts[at] ?? 0) + 1);
    await second.stop();
    await app.close();
  });

  test("by a new message reaches both sides of the thread within a second, and nobody else", async () => {
    const [prospect, mandate] = [await given.publishedProspect(), await given.activeMandate()];
    await given.match(prospect, mandate);
    const { id: introductionId } = await given.consentedIntroduction(prospect, mandate);
    const company = companyCookie("writer", prospect.company.companyId);
    const institution = institutionCookie("reader", mandate.institution.institutionId);
    const stranger = companyCookie("bystander", (await given.company()).companyId);
    const streams = [
      await openStream("/company/changes", company),
      await openStream("/institution/changes", institution),
      await openStream("/company/changes", stranger),
    ] as const;
    const [own = 0, others = 0, strangers = 0] = await initialEventCounts(...streams);
    const words = "账期为 60 天。";
    await writeMessage(testApp.web, prospect.company, { introductionId, words });
    const committed = performance.now();
    await expectEvents(streams[1], others + 1);
    expect(performance.now() - committed).toBeLessThan(1_000);
    await expectEvents(streams[0], own + 1);
    expect(streams[1].text()).toContain("data: messages");
    expect(streams[1].text()).not.toContain(words);

    await readIntroductionAsInstitution(testApp.web, mandate.institution, { introductionId });
    await expectEvents(streams[0], own + 2); // that it was read
    expect(streams[2].eventIds).toHaveLength(strangers);
  });

  test("by a notification reaches its person on each of their open pages, and no colleague", async () => {
    const { company: actor } = await given.publishedProspect();
    const { id: introductionId } = await underwayIn(testApp, actor, await given.institution()).introduction();
    const own = companyCookie("notified", actor.companyId, actor.userId);
    const colleague = companyCookie("colleague", actor.companyId);
    const streams = [
      await openStream("/company/changes", own),
      await openStream("/company/changes", own),
      await openStream("/company/changes", colleague),
    ] as const;
    const [first = 0, second = 0] = await initialEventCounts(...streams);
    await testApp.web.withActor(actor, (trx) =>
      enqueue(trx, "notify-company-introduction-requested", { introductionId }),
    );
    await expectEvents(streams[0], first + 1);
    await expectEvents(streams[1], second + 1);
    expect(streams[0].text()).toContain("data: notifications");
    expect(streams[2].text()).not.toContain("data: notifications");

    // A disconnected stream is notified when it reconnects.
    const since = Date.now();
    streams[0].close();
    await readNotifications(
      testApp.web,
      sessionOf(actor.userId, { ...actor, name: "Laser", isRegistered: true }),
      { id: null },
    );
    await expectEvents(streams[1], second + 2);
    await expectEvents(await openStream("/company/changes", own, { lastEventId: String(since) }));
  });

  test("between the page's load and its stream, or while the stream was disconnected, is sent at once", async () => {
    const { bank, mandateId, company } = await pair("Late");
    const first = await openStream("/company/changes", company);
    await initialEventCounts(first);
    const since = Date.now();
    first.close();
    await edits(bank, mandateId, 1_300_000_000n);
    await workedOff();
    await expectEvents(await openStream("/company/changes", company, { since: String(since) }));
    const again = await openStream("/company/changes", company, { lastEventId: String(since) });
    await expectEvents(again);
    // A stream that has the event already gets none.
    const knows = await openStream("/company/changes", company, { lastEventId: again.eventIds.at(-1) ?? "" });
    expect(await initialEventCounts(knows)).toEqual([0]);
  });
});
