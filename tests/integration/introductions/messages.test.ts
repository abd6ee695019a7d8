import { beforeEach, describe, expect, test } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { readIntroductionAsCompany } from "#app/services/introductions/read-introduction-as-company.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";

import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db, company, institution, underway } = openParties();
let introductionId: string;

beforeEach(async () => {
  introductionId = (await underway.consented()).id;
});

const write = (actor: PartyActor, words: string, id = introductionId) =>
  writeMessage(app.web, actor, { introductionId: id, words });
const asCompany = async (messages?: string) =>
  (await readIntroductionAsCompany(app.web, company, { introductionId, messages })).thread;
const asInstitution = async (messages?: string) =>
  (await readIntroductionAsInstitution(app.web, institution, { introductionId, messages })).thread;
const rows = () => db.rows("message", { introductionId }, "id");
const formatOne = (thread: { messages: readonly { words: string }[] }) =>
  thread.messages.map(({ words }) => words);

/** An introduction of the two in another status. */
const elsewhere = async (status: "consent_pending" | "lapsed" | "declined_by_company") =>
  (await underway.introduction({ status })).id;

describe("a thread", () => {
  test("is shown to both sides, the newest last, with the author as far as each may know them", async () => {
    await write(institution, "请提供余额表。");
    await write(company, "周五前提供。");
    const [ours, theirs] = [await asCompany(), await asInstitution()];
    expect(formatOne(ours)).toEqual(["请提供余额表。", "周五前提供。"]);
    expect(ours.messages.map(({ isOwn, isMine }) => [isOwn, isMine])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(ours.messages[0]?.writer).toBeNull();
    expect(ours.messages[1]?.writer).not.toBeNull();
    expect(theirs.messages[1]?.writer).toBeNull();
    expect(
      JSON.stringify(theirs, (_, value: unknown) => (typeof value === "bigint" ? "" : value)),
    ).not.toContain(company.userId);
  });

  test("has the same words once that are sent twice from one page, and again from the next", async () => {
    await write(institution, "请提供余额表。");
    const [first] = await rows();
    const send = (seen: bigint, by: PartyActor = company) =>
      writeMessage(app.web, by, { introductionId, words: "好的，13800138000", seen });
    await Promise.all([send(first?.id ?? 0n), send(first?.id ?? 0n)]);
    await send(first?.id ?? 0n);
    const once = await rows();
    expect(once.map(({ writtenBy }) => writtenBy)).toEqual(["institution", "company"]);
    await send(once[1]?.id ?? 0n);
    await send(first?.id ?? 0n, institution);
    expect((await rows()).map(({ writtenBy }) => writtenBy)).toEqual([
      "institution",
      "company",
      "company",
      "institution",
    ]);
  });

  test("shows when the other side first read a message, regardless of who reads it again", async () => {
    const first = new Date();
    await app.setNow(first);
    await write(company, "一");
    expect((await asCompany()).messages[0]?.readAt).toBeNull();
    await app.setNow(new Date(first.getTime() + 60_000));
    await asInstitution();
    await app.setNow(new Date(first.getTime() + 120_000));
    await write(company, "二");
    const colleague = await accountsIn(app).person({
      organizationId: institution.institutionId,
      memberRole: "viewer",
    });
    await readIntroductionAsInstitution(
      app.web,
      { ...institution, userId: colleague.userId, memberRole: "viewer" },
      { introductionId },
    );
    await Promise.all(Array.from({ length: 4 }, () => asInstitution()));
    await app.setNow(undefined);
    const { messages } = await asCompany();
    expect(messages.map(({ readAt }) => Number(readAt) - first.getTime())).toEqual([60_000, 120_000]);
    expect(await db.rows("messageRead", { introductionId })).toHaveLength(3);
  });

  test("is paged from its end by keyset; a new message shifts nothing", async () => {
    for (let at = 1; at <= 45; at += 1) await write(at % 2 ? company : institution, String(at));
    const newest = await asCompany();
    expect(formatOne(newest)).toEqual(Array.from({ length: 20 }, (_, at) => String(26 + at)));
    await write(institution, "46");
    const middle = await asCompany(newest.earlier ?? "");
    expect(formatOne(middle)).toEqual(Array.from({ length: 20 }, (_, at) => String(6 + at)));
    const oldest = await asCompany(middle.earlier ?? "");
    expect(formatOne(oldest)).toEqual(["1", "2", "3", "4", "5"]);
    expect(oldest.earlier).toBeNull();
    expect(formatOne(await asCompany("meddled"))).toHaveLength(20);
  });

  test("written by many at once keeps the order of its ids, so that a read mark covers all before it", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, at) => write(at % 2 ? company : institution, `${at}`)));
    const all = await rows();
    expect(all).toHaveLength(12);
    expect((await asInstitution()).messages.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });
});

describe("a message is refused", () => {
  test.each([
    ["consent_pending", "consent-missing"],
    ["lapsed", "introduction-lapsed"],
    ["declined_by_company", "introduction-wrong-state"],
  ] as const)("where the introduction is %s", async (status, code) => {
    const id = await elsewhere(status);
    for (const actor of [company, institution]) await refuses(code, write(actor, "?", id));
    expect(await db.rows("message", { introductionId: id })).toEqual([]);
  });

  test("after the consent was revoked or has expired; and the institution can't read the thread any more", async () => {
    await write(company, "我司订单充足。");
    await app.sql`update consent set expires_at = now() - interval '1 second' where introduction_id = ${introductionId}`;
    const before = await rows();
    await refuses("own-consent-over", write(company, "?"));
    await refuses("consent-not-in-force", write(institution, "?"));
    expect(await rows()).toEqual(before);
    expect(formatOne(await asInstitution())).toEqual([]);
    expect(formatOne(await asCompany())).toEqual(["我司订单充足。"]);

    await revokeConsent(app.web, company, introductionId);
    await refuses("own-consent-over", write(company, "?"));
    await refuses("introduction-wrong-state", write(institution, "?"));
    expect(await rows()).toEqual(before);
    expect(formatOne(await asInstitution())).toEqual([]);
  });

  test("by viewers, and by other organizations", async () => {
    await refuses("not-allowed-role", write({ ...company, memberRole: "viewer" }, "?"));
    await refuses("introduction-not-found", write(await given.company(), "?"));
    await refuses("introduction-not-found", write(await given.institution(), "?"));
    expect(await rows()).toEqual([]);
  });
});

describe("contact details", () => {
  test("are masked in what a company writes until its consent includes them, and the author is informed", async () => {
    await write(company, "请致电 13800138000");
    await write(institution, "请致电 0431-85123456");
    await app.sql`update consent set field_groups = field_groups || '{contacts}'
      where introduction_id = ${introductionId}`;
    await write(company, "请致电 13800138000");
    const { messages } = await asCompany();
    expect(messages.map(({ words, masked }) => [words, masked])).toEqual([
      ["请致电 ***", ["phone"]],
      ["请致电 0431-85123456", []],
      ["请致电 13800138000", []],
    ]);
    expect(JSON.stringify(await rows().then((all) => all[0]?.words))).not.toContain("13800138000");
  });

  test("are masked in a request's message and in a decline's note, and in the audit log", async () => {
    const message = "Write to loans@bank.test or 13800138000";
    const { introductionId: asked } = await given.institutionAsks(await underway.pair(), { message });
    await declineIntroduction(app.web, company, {
      introductionId: asked,
      reasonCode: "other",
      note: "微信 wangli_88",
    });
    const row = await db.row("introduction", asked);
    expect(row).toMatchObject({
      message: "Write to *** or ***",
      messageMasked: ["email", "phone"],
      note: "***",
      noteMasked: ["messenger"],
    });
    expect(JSON.stringify(await db.column("event", "note", { subjectId: asked }))).not.toContain("wangli");
  });
});
