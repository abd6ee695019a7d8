import { describe, expect, test } from "vitest";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { declineExtension } from "#app/services/introductions/decline-extension.server.ts";
import { extendConsent } from "#app/services/introductions/extend-consent.server.ts";
import { expireConsents } from "#app/services/introductions/expire-consents.server.ts";
import { readConsentAsCompany } from "#app/services/introductions/read-consent-as-company.server.ts";
import { readConsentAsInstitution } from "#app/services/introductions/read-consent-as-institution.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";
import { reviewExtension } from "#app/services/introductions/review-extension.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { withdrawExtension } from "#app/services/introductions/withdraw-extension.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { listExportRows } from "#db/queries/exports/export-rows.ts";
import { openConsent } from "#tests/factories/consenting.ts";
import { goesLive } from "#tests/factories/live-version.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, db, company, institution, of, consent } = openConsent();

const textOf = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
const ofCompany = () => readConsentAsCompany(app.web, company, of.introductionId);
const ofInstitution = () => readConsentAsInstitution(app.web, institution, of.introductionId);
const shown = async () => (await readIntroductionAsInstitution(app.web, institution, of)).shown;
const application = async () => {
  const { id } = await db.row("application", of);
  return readApplicationAsInstitution(app.web, institution, id);
};
const notified = async () =>
  (await db.rows("notification", { subjectId: of.introductionId }))
    .filter(({ kind }) => kind.includes("consent-"))
    .map(({ kind, userId }) => `${userId === company.userId ? "company" : "institution"}: ${kind}`);
describe("a consent that is narrowed", () => {
  test("hides what was removed from it on the page, in the file and in the archive", async () => {
    const words = "联系人手机 13800138000";
    await writeMessage(app.web, company, { ...of, words });
    const before = await application();
    expect([before.shown?.figures, before.shown?.contacts].map((part) => part !== null)).toEqual([
      true,
      true,
    ]);
    expect(textOf(before)).toContain("rail seats");
    expect(textOf(await shown())).toContain("0431");

    await consent.narrow(["contacts", "figures", "customers_and_orders"]);

    const after = await shown();
    expect(after?.identity).not.toBeNull();
    expect([after?.contacts, after?.figures, after?.customersAndOrders]).toEqual([null, null, null]);
    const file = await application();
    expect([file.shown?.contacts, file.shown?.figures]).toEqual([null, null]);
    expect(file.changes).toEqual([]);
    expect(textOf(file)).not.toContain("rail seats");
    const { thread } = await readIntroductionAsInstitution(app.web, institution, of);
    expect(thread.messages).toMatchObject([{ words: "联系人手机 ***", masked: ["phone"] }]);
    const rows = await app.web.withActor(institution, (trx) =>
      listExportRows(trx, "messages", { side: "institution", after: null, limit: 9 }),
    );
    expect(rows.rows.map((row) => row.words)).toEqual(["联系人手机 ***"]);
    // For the company its own text is unchanged.
    const own = await app.web.withActor(company, (trx) =>
      listExportRows(trx, "messages", { side: "company", after: null, limit: 9 }),
    );
    expect(own.rows.map((row) => row.words)).toEqual([words]);
  });

  test("lets no statement of the institution read beyond it either", async () => {
    await consent.narrow(["figures"]);
    const { prospectId } = (await consent.stored()).consents[0] ?? { prospectId: "" };
    const seen = await app.web.withActor(institution, async (trx) => ({
      versions: await trx
        .selectFrom("prospectVersion")
        .select("version")
        .where("prospectId", "=", prospectId)
        .execute(),
      figures: await trx.selectFrom("companyFigures").select("year").execute(),
    }));
    expect(seen).toEqual({ versions: [], figures: [] });
    await expect(
      app.web.withActor(institution, (trx) =>
        trx.selectFrom("applicationSnapshot").select("content").execute(),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  test("ends earlier if so chosen, and the institution is notified", async () => {
    const { active } = await ofCompany();
    const today = new Date(app.web.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    await consent.narrow([], today);
    const after = (await ofCompany()).active;
    expect(Number(after?.expiresAt)).toBeLessThan(Number(active?.expiresAt));
    expect(await notified()).toContain("institution: notify-institution-consent-narrowed");
    await app.setNow(after?.expiresAt);
    await expireConsents(app.worker, { kind: "system" });
    expect((await ofCompany()).steps.map(({ what }) => what)).toEqual(["expired", "narrowed", "granted"]);
  });
});

describe("a consent that is extended", () => {
  test("shows the added groups of the frozen version, and lasts longer", async () => {
    await consent.narrow(["figures"]);
    await consent.extend(["figures", "ip_and_recognitions"], 180);
    expect((await shown())?.figures).not.toBeNull();
    const file = await application();
    expect(file.shown?.ipAndRecognitions).not.toBeNull();
    expect(file.changes).toEqual([]);
    const { steps, active } = await ofCompany();
    expect(steps.map(({ what, by }) => [what, by])).toEqual([
      ["extended", "company"],
      ["narrowed", "company"],
      ["granted", "company"],
    ]);
    expect(active?.fieldGroups).toContain("ip_and_recognitions");
    const types = (await consent.stored()).events.map(({ type }) => type);
    expect(types.slice(-2)).toEqual(["consent-narrowed", "consent-extended"]);
    expect(await notified()).toContain("institution: notify-institution-consent-extended");
  });

  test("is refused to whoever reviewed another consent than the one in force", async () => {
    await consent.narrow(["figures"]);
    const reviewed = { ...of, added: ["figures"] as FieldGroup[], days: null };
    await refuses(
      "review-outdated",
      () => extendConsent(app.web, company, { ...reviewed, sequence: 1 }),
      app.traces,
    );
    await extendConsent(app.web, company, { ...reviewed, sequence: 2 });
    expect((await ofCompany()).active).toMatchObject({ sequence: 3 });
  });

  test("is reviewed with the added data alone, and with the reason where it is not possible", async () => {
    const review = (added: FieldGroup[], days: 30 | 180 | null = null) =>
      reviewExtension(app.web, company, { ...of, added, days });
    const whole = await review(["ip_and_recognitions"], 180);
    expect([whole.whyNot, whole.active?.sequence]).toEqual([null, 1]);
    expect(whole.next?.fieldGroups).toContain("ip_and_recognitions");
    const { shown: added, changes } = whole.opened;
    expect(added?.ipAndRecognitions).not.toBeNull();
    expect([added?.figures, added?.contacts, changes]).toEqual([null, null, []]);
    expect(await review([])).toMatchObject({
      whyNot: "consent-unchanged",
      opened: { shown: null },
      next: null,
    });
    expect((await review(["figures"])).whyNot).toBe("consent-not-wider");
    expect((await review([], 30)).whyNot).toBe("consent-not-wider");
    const member = { ...company, memberRole: "member" } as const;
    expect((await reviewExtension(app.web, member, { ...of, added: ["documents"], days: null })).whyNot).toBe(
      "not-allowed-role",
    );
    await revokeConsent(app.web, company, of.introductionId);
    expect((await review(["documents"])).whyNot).toBe("own-consent-over");
  });

  test("is reviewed with the version that is live, and refused once another is", async () => {
    const { prospectId } = await db.row("introduction", of.introductionId);
    const review = () =>
      reviewExtension(app.web, company, { ...of, added: ["ip_and_recognitions"], days: null });
    const { opened: before } = await review();
    expect([before.version, before.changes]).toEqual([1, []]);
    // Its figures and its ask differ as well, but the institution reads those already.
    await goesLive(app, prospectId, (content) => {
      Object.assign(content.ip.rights, { invention_patent: 41 });
      Object.assign(content.ask, { termMonthsMax: 30 });
      Object.assign(content.figures.years[0] ?? {}, { staff: 977 });
    });
    const { opened: now } = await review();
    expect([now.version, now.requestedVersion]).toEqual([2, 1]);
    expect(now.shown?.ipAndRecognitions?.rights).toMatchObject({ invention_patent: 41 });
    expect(now.changes.map(({ path }) => path)).toEqual(["ip.rights.invention_patent"]);
    const extension = { ...of, added: ["ip_and_recognitions"] as FieldGroup[], days: null, sequence: 1 };
    const stale = () => extendConsent(app.web, company, { ...extension, version: before.version });
    await refuses("review-outdated", stale, app.traces);
    await extendConsent(app.web, company, { ...extension, version: now.version });
    const paths = (await application()).changes.map(({ path }) => path);
    expect(paths).toContain("ip.rights.invention_patent");
    expect(paths).toContain("ask.termMonthsMax");
  });

  test("responds to the institution's request, with its reason", async () => {
    await consent.ask();
    expect((await ofCompany()).asked).toMatchObject({ fieldGroups: ["documents"], days: 180 });
    expect(await notified()).toContain("company: notify-company-consent-extension-asked");
    await refuses("consent-request-open", consent.ask());
    const task = async () => (await readCompanyDashboard(app.web, company))?.current?.met[0]?.asksForMore;
    expect(await task()).toBe(true);
    await consent.extend(["documents"], 180);
    expect((await ofInstitution()).requests.map(({ status }) => status)).toEqual(["granted"]);
    expect((await ofCompany()).asked).toBeNull();
    expect(await task()).toBe(false);
  });

  test("answers no request that its review didn't show, and none of which it gives a part", async () => {
    await consent.ask();
    const read = await reviewExtension(app.web, company, { ...of, added: ["documents"], days: 180 });
    await withdrawExtension(app.web, institution, { ...of, requestId: read.requestId ?? "" });
    await consent.ask(["ip_and_recognitions"], 180);
    const pressed = (request: string) => () =>
      extendConsent(app.web, company, { ...of, added: ["documents"], days: 180, request });
    await refuses("review-outdated", pressed(read.requestId ?? ""), app.traces);
    await refuses("review-outdated", pressed("none"), app.traces);
    const now = await reviewExtension(app.web, company, { ...of, added: ["documents"], days: 180 });
    await pressed(now.requestId ?? "")();
    expect((await ofCompany()).asked).toMatchObject({ fieldGroups: ["ip_and_recognitions"] });
    await consent.extend(["ip_and_recognitions"]);
    expect((await ofCompany()).asked).toBeNull();
  });

  test("is unchanged where the company declines the request or the institution withdraws it", async () => {
    await consent.ask();
    const [first] = (await ofInstitution()).requests;
    const requestId = first?.id ?? "";
    const before = await consent.stored();
    await declineExtension(app.web, company, { ...of, requestId, note: "现有内容已足够。" });
    expect((await consent.stored()).consents).toEqual(before.consents);
    expect((await ofInstitution()).requests).toMatchObject([
      { status: "declined", note: "现有内容已足够。" },
    ]);
    expect(await notified()).toContain("institution: notify-institution-consent-extension-declined");
    await consent.ask();
    const second = (await ofInstitution()).requests.find(({ status }) => status === "requested")?.id ?? "";
    await withdrawExtension(app.web, institution, { ...of, requestId: second });
    const left = await consent.stored();
    for (const act of [
      () => declineExtension(app.web, company, { ...of, requestId: second, note: null }),
      () => withdrawExtension(app.web, institution, { ...of, requestId }),
    ])
      await refuses("consent-request-answered", act());
    expect(await consent.stored()).toEqual(left);
  });

  test("ends an unanswered request when it ends itself", async () => {
    await consent.ask();
    await revokeConsent(app.web, company, of.introductionId);
    expect((await ofInstitution()).requests.map(({ status }) => status)).toEqual(["lapsed"]);
    expect((await ofCompany()).asked).toBeNull();
  });
});
