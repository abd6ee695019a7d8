import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { beforeEach, describe, expect, test } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given, db, company, institution, underway } = openParties();
let introductionId: string;

beforeEach(async () => {
  introductionId = (await underway.consented()).id;
});

const write = (actor: PartyActor, words: string) => writeMessage(app.web, actor, { introductionId, words });
const isRead = () => readIntroductionAsInstitution(app.web, institution, { introductionId });
const rows = () => db.rows("message", { introductionId });

describe("row-level security of messages", () => {
  const visible = (actor: Parameters<typeof app.web.withActor>[0]) =>
    app.web.withActor(actor, async (trx) => ({
      messages: (
        await trx.selectFrom("message").select("id").where("introductionId", "=", introductionId).execute()
      ).length,
      reads: (
        await trx
          .selectFrom("messageRead")
          .select("userId")
          .where("introductionId", "=", introductionId)
          .execute()
      ).length,
    }));

  test("shows a thread to its two sides and to nobody else, including admins", async () => {
    await write(company, "一");
    await isRead();
    expect(await visible(company)).toEqual({ messages: 1, reads: 1 });
    expect(await visible(institution)).toEqual({ messages: 1, reads: 1 });
    const none = { messages: 0, reads: 0 };
    expect(await visible(await given.company())).toEqual(none);
    expect(await visible(await given.institution())).toEqual(none);
    expect(await visible({ kind: "admin", userId: crypto.randomUUID(), roles: ADMIN_ROLES })).toEqual(none);
    expect(await visible({ kind: "public" })).toEqual(none);
  });

  test("lets nobody write in another's name, or where no consent is in force", async () => {
    const pending = await underway.introduction();
    const values = {
      introductionId,
      companyId: company.companyId,
      institutionId: institution.institutionId,
      words: "?",
      writtenBy: "company" as const,
      userId: company.userId,
    };
    const insert = (actor: PartyActor, change: object = {}) =>
      app.web.withActor(actor, (trx) =>
        trx
          .insertInto("message")
          .values({ ...values, ...change })
          .execute(),
      );
    const denied = /row-level security/;
    await expect(insert(institution)).rejects.toThrow(denied);
    await expect(insert(company, { userId: institution.userId })).rejects.toThrow(denied);
    await expect(
      insert(company, { institutionId: (await given.institution()).institutionId }),
    ).rejects.toThrow(denied);
    const stranger = await given.company();
    await expect(
      insert(stranger, { companyId: stranger.companyId, userId: stranger.userId }),
    ).rejects.toThrow(denied);
    await expect(insert(company, { introductionId: pending.id })).rejects.toThrow(denied);
    expect(await rows()).toEqual([]);
  });

  test("lets nobody change or delete a sent message", async () => {
    await write(company, "一");
    for (const actor of [company, institution]) {
      await expect(
        app.web.withActor(actor, (trx) => trx.updateTable("message").set({ words: "二" }).execute()),
      ).rejects.toThrow(/permission denied/);
      await expect(app.web.withActor(actor, (trx) => trx.deleteFrom("message").execute())).rejects.toThrow(
        /permission denied/,
      );
    }
    expect(await rows()).toHaveLength(1);
  });
});

describe("the e-mail about messages", () => {
  const isDue = () => app.sql`update graphile_worker._private_jobs set run_at = now()`;
  const recipients = async () =>
    (await app.sql<{ recipient: string }>`select recipient from dev_mail order by id`).map(
      ({ recipient }) => recipient,
    );

  test("is sent once for many messages, after a pause, and not for messages already read", async () => {
    await app.sql`delete from graphile_worker._private_jobs`;
    for (const words of ["一", "二", "三"]) await write(company, words);
    await workOff(app);
    expect(await recipients()).toEqual([]);
    await isDue();
    await workOff(app);
    expect(await recipients()).toEqual([`${institution.userId}@people.test`]);
    const emails: { text: string }[] = await app.sql`select text from dev_mail`;
    expect(emails[0]?.text).not.toMatch(/一|长春测试光电/);

    await write(company, "四");
    await isRead();
    await isDue();
    await workOff(app);
    expect(await recipients()).toHaveLength(1);
  });
});
