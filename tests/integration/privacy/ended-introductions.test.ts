import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import * as audit from "#app/routes/admin.audit._index/route.tsx";
import * as companyIntroduction from "#app/routes/company.introductions.$introductionId/route.tsx";
import * as companyIntroductions from "#app/routes/company.introductions._index/route.tsx";
import * as institutionIntroduction from "#app/routes/institution.introductions.$introductionId._index/route.tsx";
import * as institutionIntroductions from "#app/routes/institution.introductions._index/route.tsx";
import { periodEnd } from "#app/domain/retention/period.ts";
import { sealEvents } from "#app/services/audit/seal-events.server.ts";
import { verifyTrail } from "#app/services/audit/verify-trail.server.ts";
import { sweepDocuments } from "#app/services/documents/sweep-documents.server.ts";
import { requestDocument } from "#app/services/documents/request-document.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { sendFile } from "#app/services/introductions/send-file.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { applyRetention } from "#app/services/retention/apply-retention.server.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { keepInvariants, openParties, system } from "#tests/factories/open-given.ts";
import { machineTime } from "#tests/support/clock.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { workOff } from "#tests/support/jobs.ts";
import { placesOf, scanFor } from "#tests/support/privacy/scan.ts";

const folder = documentsFolder();
const { app, given, db, company, institution, underway } = openParties(folder.environment, {
  isEmptied: true,
});
keepInvariants(db);
const web = testWeb(app, {
  "/admin/audit": audit,
  "/company/introductions": companyIntroductions,
  "/company/introductions/:introductionId": companyIntroduction,
  "/institution/introductions": institutionIntroductions,
  "/institution/introductions/:introductionId": institutionIntroduction,
});
afterEach(async () => {
  for (const name of await readdir(folder.environment.DOCUMENTS_DIR))
    await rm(join(folder.environment.DOCUMENTS_DIR, name), { recursive: true });
});

const revokedAt = new Date("2026-03-20T03:00:00Z");
const end = periodEnd({ years: 3 }, revokedAt);
const apply = () => applyRetention(app.worker, system);

/** What each side wrote in an introduction, each text found nowhere else. */
const canariesOf = (n: number) => ({
  message: `赵工本人手机待告${n}号`,
  answer: `Canary answer ${n} of Ms Zhao`,
  file: `zhao-canary-${n}.pdf`,
  inside: `Contract canary ${n} inside`,
  request: `Requested canary ${n}`,
  item: `Cap table canary ${n}`,
  note: `Declined canary ${n} by Zhao`,
});

/** An introduction with consent, conversation, file, document request, application and a declined offer. */
async function matter(n: number) {
  const canary = canariesOf(n);
  const { id: introductionId, prospect, mandate } = await underway.introduction();
  await grantConsent(app.web, company, {
    introductionId,
    fieldGroups: ["identity", "figures", "documents"],
    purpose: "assess_financing",
    days: 90,
  });
  const of = { introductionId };
  await writeMessage(app.web, company, { ...of, words: canary.message });
  await writeMessage(app.web, institution, { ...of, words: canary.answer });
  await sendFile(app.web, company, {
    ...of,
    words: canary.message,
    name: canary.file,
    bytes: Readable.from([pdf({ more: `% ${canary.inside}` })]),
  });
  await requestDocument(app.web, institution, {
    ...of,
    kind: "contract",
    words: canary.request,
    dueOn: "2026-03-19",
  });
  const [application] = await db.rows("application", of);
  const parties = { companyId: company.companyId, institutionId: institution.institutionId };
  if (application !== undefined)
    await db.insert("applicationItem", {
      ...parties,
      introductionId,
      applicationId: application.id,
      code: "other",
      words: canary.item,
      dueOn: "2026-03-19",
      status: "requested",
      requestedBy: institution.userId,
    });
  const { id: offerId } = await db.insert("offer", {
    ...parties,
    introductionId,
    prospectId: prospect.id,
    mandateId: mandate.id,
    status: "declined",
    instrument: "ip_pledge_loan",
    currentVersion: 1,
    note: canary.note,
  });
  await db.insert("offerVersion", {
    ...parties,
    offerId,
    version: 1,
    terms: JSON.stringify({ instrument: "ip_pledge_loan", amountFen: "100000000" }),
    annualisedRatePercent: "4.1",
    expiresAt: revokedAt,
  });
  return { introductionId, prospect, canaries: Object.values(canary) };
}

const scan = (canaries: readonly string[]) =>
  scanFor(canaries, app, { documentsFolder: folder.environment.DOCUMENTS_DIR });

async function endedMatters() {
  const [own, other] = [await matter(1), await matter(2)];
  // What is under way stays, and so does what became a deal.
  const running = await matter(3);
  const { prospect, mandate } = await underway.pair();
  const offer = await given.issuedOffer(prospect, mandate);
  await app.setNow(revokedAt);
  await revokeConsent(app.web, company, own.introductionId);
  await app.setNow(new Date(revokedAt.getTime() + 86_400_000));
  await revokeConsent(app.web, company, other.introductionId);
  await workOff(app);
  await app.sql`delete from dev_mail`;
  await sealEvents(app.worker, system);
  return { own, other, running, offer };
}

describe("an introduction that ended without a deal three years ago", () => {
  test("is gone with all that was written in it: no text of it is found anywhere; others stay", async () => {
    const { own, other, running } = await endedMatters();
    await app.setNow(new Date(end.getTime() - 1));
    await apply();
    expect(new Set((await scan(own.canaries)).map(({ canary }) => canary))).toEqual(new Set(own.canaries));
    const others = await scan([...other.canaries, ...running.canaries]);

    await app.setNow(end);
    expect(await apply()).toMatchObject({ introduction: 1 });
    await workOff(app);
    expect(await scan(own.canaries)).toEqual([]);
    expect(await scan([...other.canaries, ...running.canaries])).toEqual(others);
    expect(await db.rows("introduction", own.introductionId)).toEqual([]);
    await sealEvents(app.worker, system);
    expect((await verifyTrail(app.worker, system)).faults).toEqual([]);
  });

  test("is not on the pages of its parties, which show the others as before", async () => {
    const { own, other } = await endedMatters();
    await app.setNow(end);
    await apply();
    for (const [side, cookie] of [
      ["company", web.sessions.company(company)],
      ["institution", web.sessions.institution(institution)],
    ] as const) {
      const { status, text } = await web.browser(cookie).open(`/${side}/introductions`);
      expect(status).toBe(200);
      expect(text).toContain(other.introductionId);
      expect(text).not.toContain(own.introductionId);
      const page = async (id: string) =>
        (await web.browser(cookie).open(`/${side}/introductions/${id}`)).status;
      expect(await page(own.introductionId)).toBe(404);
      expect(await page(other.introductionId)).toBe(200);
    }
    const admin = web.sessions.admin((await moderationIn(app).admin()).userId);
    const { status, text } = await web.browser(admin).open("/admin/audit");
    expect(status).toBe(200);
    expect(text).toContain('"type":"retention-applied"');
  });

  test("gives its prospect free, which goes when it has ended for three years, too", async () => {
    const { own, other } = await endedMatters();
    for (const { prospect } of [own, other])
      await app.sql`update prospect set status = 'withdrawn', status_changed_at = ${revokedAt},
        updated_at = ${revokedAt} where id = ${prospect.id}`;
    await app.setNow(end);
    expect(await apply()).toMatchObject({ introduction: 1, prospect: 1 });
    expect(await db.rows("prospect", own.prospect.id)).toEqual([]);
    expect(await db.rows("prospect", other.prospect.id)).toHaveLength(1);
  });
});

describe("the bytes of its files", () => {
  test("are found by the next sweep where their job was lost", async () => {
    const { own } = await endedMatters();
    await app.setNow(end);
    await apply();
    await app.sql`delete from graphile_worker._private_jobs`;
    expect(placesOf(await scan(own.canaries)).map((place) => place.split("/")[0])).toEqual(["documents"]);
    await sweepDocuments({ ...app.worker, now: () => machineTime(2) }, system);
    expect(await scan(own.canaries)).toEqual([]);
  });

  test("stay where the transaction failed, with all rows, and go with the next night", async () => {
    const { own } = await endedMatters();
    await app.setNow(end);
    await app.owner.query(`create function fail() returns trigger language plpgsql as
      'begin raise exception ''killed''; end'; create trigger fail before delete on introduction for each row
      execute function fail()`);
    const before = await scan(own.canaries);
    await expect(apply()).rejects.toThrow("killed");
    expect(await scan(own.canaries)).toEqual(before);
    await app.owner.query("drop trigger fail on introduction; drop function fail");
    await apply();
    await workOff(app);
    expect(await scan(own.canaries)).toEqual([]);
  });
});

test.each(["deal", "open offer", "open application"])("one with a %s stays", async (with_) => {
  const { prospect, mandate } = await underway.pair();
  const offer = await given.issuedOffer(prospect, mandate);
  if (with_ === "deal") {
    await db.update("offer", offer.id, { status: "accepted" });
    await given.dealOf(offer.id, { status: "fell_through", statusChangedAt: revokedAt });
  }
  if (with_ === "open application") {
    await db.update("offer", offer.id, { status: "declined" });
    await db.insert("application", {
      introductionId: offer.introductionId,
      prospectId: prospect.id,
      prospectVersion: 1,
      mandateId: mandate.id,
      companyId: company.companyId,
      institutionId: institution.institutionId,
      status: "submitted",
      clockFrom: revokedAt,
      dueAt: revokedAt,
    } as never);
  }
  await app.sql`update introduction set status = 'revoked', status_changed_at = ${revokedAt}`;
  await app.setNow(end);
  expect((await apply()).introduction).toBeUndefined();
  expect(await db.rows("introduction", offer.introductionId)).toHaveLength(1);
  await app.empty();
});
