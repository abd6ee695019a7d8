import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { RETENTION_CLASSES, type SweptClass } from "#app/domain/retention/classes.ts";
import { dueBefore, periodEnd } from "#app/domain/retention/period.ts";
import { sealEvents } from "#app/services/audit/seal-events.server.ts";
import { verifyTrail } from "#app/services/audit/verify-trail.server.ts";
import { applyRetention } from "#app/services/retention/apply-retention.server.ts";
import { reportRetention } from "#app/services/retention/report-retention.server.ts";
import { openParties, system } from "#tests/factories/open-given.ts";

const { app, given, db, company, institution, underway } = openParties({}, { isEmptied: true });

const apply = () => applyRetention(app.worker, system);
const report = async (name: string) =>
  (await reportRetention(app.worker, system)).find((each) => each.name === name);
const at = new Date("2026-03-10T02:30:00.000Z");

/** Writes a row whose period began at that instant; says what remains of it. */
type Insert = (began: Date) => Promise<() => Promise<unknown>>;

const person = async () =>
  db.insert("accounts.user", { name: "Zhao", email: `${randomUUID()}@example.test`, emailVerified: false });

const insertOf: Record<SweptClass, Insert> = {
  async "unconfirmed-account"(began) {
    const { id } = await db.insert("accounts.user", {
      name: "Zhao",
      email: `${randomUUID()}@example.test`,
      emailVerified: false,
      createdAt: began,
    });
    const organization = await db.insert("accounts.organization", {
      name: "Z",
      slug: randomUUID(),
      kind: "company",
    });
    await db.insert("accounts.member", { userId: id, organizationId: organization.id, role: "owner" });
    return async () => [
      ...(await db.rows("accounts.user", id)),
      ...(await db.rows("accounts.organization", organization.id)),
    ];
  },
  async invitation(began) {
    const { id } = await db.insert("accounts.invitation", {
      organizationId: company.companyId,
      email: `${randomUUID()}@example.test`,
      role: "member",
      status: "accepted",
      expiresAt: began,
      inviterId: company.userId,
    });
    return () => db.rows("accounts.invitation", id);
  },
  async "unread-notification"(began) {
    const subjectId = randomUUID();
    await db.insert("notification", {
      userId: company.userId,
      organizationId: company.companyId,
      kind: "notify-company-offer-issued",
      about: "offer",
      subjectId,
      at: began,
    });
    return () => db.rows("notification", { subjectId });
  },
  async mailbox(began) {
    const messageId = randomUUID();
    const words = { subject: "Hello", text: "Dear Zhao", html: "<p>Dear Zhao</p>" };
    await db.insert("devMail", { recipient: "zhao@example.test", ...words, messageId, sentAt: began });
    return () => db.rows("devMail", { messageId });
  },
  async "failed-job"(began) {
    const key = randomUUID();
    await app.sql`select graphile_worker.add_job('send-verification', ${JSON.stringify({ userId: randomUUID() })}::json,
      job_key => ${key})`;
    await app.sql`update graphile_worker._private_jobs set attempts = max_attempts, updated_at = ${began},
      last_error = 'zhao@example.test is unknown' where key = ${key}`;
    return () => app.sql`select id from graphile_worker._private_jobs where key = ${key}`;
  },
  async export(began) {
    const { id } = await db.insert("export", {
      organizationId: company.companyId,
      side: "company",
      requestedBy: company.userId,
      locale: "en",
      status: "expired",
      files: 1,
      requestedAt: began,
    });
    return () => db.rows("export", id);
  },
  async prospect(began) {
    const { id } = await given.publishedProspect(company, {
      status: "withdrawn",
      statusChangedAt: began,
      updatedAt: began,
    });
    await db.remove("teaser", { prospectId: id });
    await db.insert("moderationCase", {
      kind: "prospect_submission",
      status: "closed",
      prospectId: id,
      companyId: company.companyId,
      dueAt: began,
      note: "Ask Zhao",
    });
    return async () => [
      ...(await db.rows("prospect", id)),
      ...(await db.rows("prospectVersion", { prospectId: id })),
      ...(await db.rows("moderationCase", { prospectId: id })),
    ];
  },
  async pass(began) {
    const { prospect, mandate } = await underway.pair();
    const of = { prospectId: prospect.id, mandateId: mandate.id };
    await db.insert("pass", {
      ...of,
      institutionId: institution.institutionId,
      reasonCode: "price",
      note: "Zhao said no",
      passedAt: began,
    });
    return async () => (await db.rows("pass", of)).filter(({ note }) => note !== null);
  },
  async introduction(began) {
    const { id } = await underway.introduction({
      status: "declined_by_company",
      message: "Dear Zhao",
      statusChangedAt: began,
    });
    return () => db.rows("introduction", id);
  },
  async "removed-document"(began) {
    const { id: documentId } = await db.insert("document", { companyId: company.companyId, kind: "other" });
    const { id } = await db.insert("documentFile", {
      companyId: company.companyId,
      documentId,
      version: 1,
      kind: "other",
      name: "Zhao.pdf",
      mediaType: "application/pdf",
      sizeBytes: 1n,
      receivedBytes: 1n,
      sha256: "0".repeat(64),
      status: "removed",
      uploadedBy: company.userId,
      removedBy: company.userId,
      removedAt: began,
    });
    return async () => (await db.rows("documentFile", id)).filter(({ name }) => name !== "-");
  },
  async "audit-text"(began) {
    const { id } = await db.insert("event", {
      type: "offer-declined",
      actorKind: "company",
      actorUserId: company.userId,
      subjectKind: "offer",
      subjectId: randomUUID(),
      note: "Zhao said no",
      detail: JSON.stringify({ condition: "Zhao signs" }),
      at: began,
    });
    return async () =>
      (await db.rows("event", { id })).filter(({ note, noteSalt }) => note !== null || noteSalt !== null);
  },
};

describe.each(Object.keys(insertOf) as SweptClass[])("%s", (name) => {
  const { period } = RETENTION_CLASSES[name];
  const isExact = !("years" in period);

  test("stays to the last instant of its period, and goes after it; a younger one stays", async () => {
    const [own, younger] = [await insertOf[name](at), await insertOf[name](new Date("2026-03-11T02:30:00Z"))];
    const end = periodEnd(period, at).getTime();
    await app.setNow(new Date(isExact ? end - 10_000 : end - 1));
    expect(await apply()).toEqual({});
    expect(await own()).not.toEqual([]);
    expect(await report(name)).toMatchObject({ rows: 2, due: 0, oldest: at });

    await app.setNow(new Date(isExact ? end + 1 : end));
    expect(await report(name)).toMatchObject({ rows: 2, due: 1 });
    const before = await app.traces();
    await reportRetention(app.worker, system);
    expect(await app.traces()).toBe(before);
    expect(await apply()).toEqual({ [name]: 1 });
    expect(await own()).toEqual([]);
    expect(await younger()).not.toEqual([]);
    expect(await report(name)).toMatchObject({ rows: 1, due: 0 });
    expect((await db.rows("event", { type: "retention-applied" })).map(({ detail }) => detail)).toEqual([
      { class: name, rows: 1, files: 0 },
    ]);

    const after = await app.traces();
    expect(await apply()).toEqual({});
    expect(await app.traces()).toBe(after);
  });

  test("goes once, by two workers at a time", async () => {
    for (let n = 0; n < 6; n += 1) await insertOf[name](at);
    await app.setNow(new Date(periodEnd(period, at).getTime() + 1));
    const both = await Promise.all([apply(), apply()]);
    expect(both.map((erased) => erased[name] ?? 0).reduce((sum, rows) => sum + rows, 0)).toBe(6);
    expect(await report(name)).toMatchObject({ rows: 0, due: 0 });
  });
});

describe("the database looks at the period itself", () => {
  test.each(["introduction", "prospect"] as const)("before its end, nobody erases an %s", async (name) => {
    const own = await insertOf[name](at);
    const ids = ((await own()) as { id: string }[]).map(({ id }) => id).filter((id) => id !== undefined);
    const erase = async () =>
      name === "introduction"
        ? app.sql<{ erased: string[] }>`select erased from erase_introductions(${ids}::uuid[])`
        : app.sql<{ erased: string[] }>`select erase_prospects(${ids}::uuid[]) as erased`;
    // The database's clock runs on while the test does.
    await app.setNow(new Date(periodEnd(RETENTION_CLASSES[name].period, at).getTime() - 10_000));
    expect(await erase()).toEqual([{ erased: [] }]);
    expect(await own()).not.toEqual([]);
    await app.setNow(periodEnd(RETENTION_CLASSES[name].period, at));
    expect(await erase()).toEqual([{ erased: ids.slice(0, 1) }]);
    expect(await own()).toEqual([]);
  });

  test.each(["2024-02-29", "2024-02-28", "2024-03-01", "2027-02-28", "2023-12-31"])(
    "as the domain counts years: from %s",
    async (day) => {
      const began = new Date(`${day}T15:59:59.999Z`);
      const end = periodEnd({ years: 3 }, began);
      for (const [now, isOver] of [
        [new Date(end.getTime() - 10_000), false],
        [end, true],
      ] as const) {
        await app.setNow(now);
        const [row] = await app.sql<{ over: boolean }>`select is_over(${began}, 3) as over`;
        expect(row?.over).toBe(isOver);
        expect(began < dueBefore({ years: 3 }, now)).toBe(isOver);
      }
    },
  );
});

test("deals are reported when they are due, and nothing of them is deleted", async () => {
  const { prospect, mandate } = await underway.pair();
  const offer = await given.issuedOffer(prospect, mandate, { status: "accepted", answeredAt: at });
  const deal = await given.dealOf(offer.id, { status: "fell_through", statusChangedAt: at, note: "Zhao" });
  await db.update("introduction", offer.introductionId, { status: "revoked", statusChangedAt: at });
  await app.setNow(new Date("2056-12-31T15:59:59Z"));
  expect(await report("deal")).toMatchObject({ rows: 1, due: 0, end: "appraised", job: null });
  await app.setNow(new Date("2056-12-31T16:00:00Z"));
  expect(await report("deal")).toMatchObject({ rows: 1, due: 1 });
  await apply();
  expect(await db.row("deal", deal.id)).toMatchObject({ note: "Zhao" });
  expect(await db.rows("offerVersion", { offerId: offer.id })).toHaveLength(1);
  expect(await db.rows("introduction", offer.introductionId)).toHaveLength(1);
});

test("the audit trail verifies after its texts are erased; texts on a deal stay", async () => {
  await insertOf["audit-text"](at);
  await insertOf["audit-text"](new Date("2026-03-11T02:30:00Z"));
  const onDeal = { type: "drawdown-funded", actorKind: "institution", subjectKind: "drawdown" } as const;
  const detail = JSON.stringify({ paymentReference: "ICBC 1" });
  await db.insert("event", { ...onDeal, subjectId: randomUUID(), at, detail });
  await sealEvents(app.worker, system);
  await app.setNow(periodEnd({ years: 3 }, at));
  expect(await apply()).toEqual({ "audit-text": 1 });
  await sealEvents(app.worker, system);
  expect((await verifyTrail(app.worker, system)).faults).toEqual([]);
  expect(await db.rows("event", { type: "drawdown-funded" })).toMatchObject([
    { detail: { paymentReference: "ICBC 1" } },
  ]);
});

test("an account that was confirmed meanwhile stays", async () => {
  const { id } = await person();
  await db.update("accounts.user", id, { createdAt: at, emailVerified: true });
  await app.setNow(new Date(at.getTime() + 31 * 86_400_000));
  expect(await apply()).toEqual({});
  expect(await db.rows("accounts.user", id)).toHaveLength(1);
});
