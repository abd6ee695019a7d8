import { beforeEach, describe, expect, test } from "vitest";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { knownInstitutions } from "#db/queries/organizations/known-institution.ts";
import { uploadedBy } from "#tests/factories/documents.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { bodyWith, shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

/** What a company still reads and does while an institution that it has met is suspended, or has left. */
const { app, given, db, company, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const ours = (locale: Locale = "en") => web.browser(web.sessions.company(company), locale);

const text = (html: string) => visibleText(html.slice(html.indexOf("<main")));

const moves = ["suspend", "terminate"] as const;
type Move = (typeof moves)[number];
const stop = async (move: Move | "restore") =>
  changeInstitutionStatus(app.web, await moderationIn(app).admin(), {
    institutionId: institution.institutionId,
    move,
    reasonCode: move === "restore" ? null : "misconduct",
    note: null,
  });
const titles: Record<Locale, Record<Move, RegExp>> = {
  en: { suspend: /Test Bank has been suspended since /u, terminate: /Test Bank left Longspring on /u },
  "zh-CN": { suspend: /自 \d{4}年\d+月\d+日 ?起停用/u, terminate: /已于 \d{4}年\d+月\d+日 ?终止合作/u },
};
const sentence = translator("en", "refusals")("offer-institution-suspended");

let request: { id: string };
let consented: Awaited<ReturnType<typeof underway.consented>>;
let offer: Awaited<ReturnType<typeof underway.issuedOffer>>;
let applicationId: string;

beforeEach(async () => {
  request = await underway.introduction({ requestedBy: "institution", status: "consent_pending" });
  consented = await underway.consented();
  offer = await underway.issuedOffer();
  const { companyId } = company;
  const { institutionId } = institution;
  const { id, prospect, mandate } = consented;
  const [known] = await db.rows("application", { introductionId: id });
  applicationId =
    known?.id ??
    (
      await db.insert("application", {
        introductionId: id,
        companyId,
        institutionId,
        prospectId: prospect.id,
        prospectVersion: 1,
        mandateId: mandate.id,
        status: "submitted",
      })
    ).id;
}, 120_000);

describe.each(moves)("after its institution's %s a company", (move) => {
  test("reaches all that it has with it, by the known name, in both languages", async () => {
    const { introductionId } = await db.row("offer", offer.id);
    await stop(move);
    for (const locale of ["en", "zh-CN"] as const)
      for (const path of [
        `/company/introductions/${request.id}`,
        `/company/introductions/${consented.id}`,
        `/company/introductions/${consented.id}/consent`,
        `/company/introductions/${introductionId}`,
        `/company/applications/${applicationId}`,
        `/company/offers/${offer.id}`,
      ]) {
        const page = await ours(locale).get(path);
        expect([locale, path, page.status]).toEqual([locale, path, 200]);
        expect(text(page.text), path).toMatch(titles[locale][move]);
      }
    for (const path of [
      `/company/introductions/${consented.id}/revoke`,
      `/company/introductions/${consented.id}/extend?added=documents`,
      `/company/introductions/${consented.id}/documents`,
      `/company/introductions/${request.id}/grant?fieldGroups=identity&purpose=assess_financing&days=90`,
      `/company/applications/${applicationId}/withdraw`,
      `/company/offers/${offer.id}/accept`,
    ]) {
      const page = await ours().get(path);
      expect([path, page.status]).toEqual([path, 200]);
      expect(text(page.text), path).toContain("Test Bank");
    }
    const list = text((await ours().get("/company/introductions")).text);
    expect(list).toMatch(move === "suspend" ? /Suspended since / : /Left on /);
    expect(list).toContain("2 consents");
    expect(text((await ours().get("/company/applications")).text)).toContain("Test Bank");
    const offers = text((await ours().get("/company/offers")).text);
    expect(offers).toContain("An offer can’t be answered now");
  });

  test("revokes, narrows and withdraws", async () => {
    await stop(move);
    const narrowing = `/company/introductions/${consented.id}/consent`;
    const narrowed = await ours().post(
      narrowing,
      bodyWith([], { act: "narrow", without: "figures", lastDay: "" }),
    );
    expect(narrowed.status).toBe(303);
    const revoking = `/company/introductions/${consented.id}/revoke`;
    const sent = shownValues((await ours().get(revoking)).text, "revoke");
    expect((await ours().post(revoking, bodyWith(sent, { act: "revoke" }))).status).toBe(303);
    expect((await db.row("introduction", consented.id)).status).toBe("revoked");
    expect(await db.rows("consent", { introductionId: consented.id, revokedAt: null })).toEqual([]);
  });

  test("withdraws its application, and declines its offer and request", async () => {
    await stop(move);
    const withdrawal = `/company/applications/${applicationId}/withdraw`;
    const sent = shownValues((await ours().get(withdrawal)).text, "withdraw");
    const answer = await ours().post(withdrawal, bodyWith(sent, { act: "withdraw", reasonCode: "price" }));
    expect(answer.status).toBe(303);
    // Nothing stands before it: declining is no second choice.
    for (const path of [`/company/offers/${offer.id}`, `/company/introductions/${request.id}`]) {
      const shown = text((await ours().get(path)).text);
      expect([path, shown.includes("Decline, with a reason")]).toEqual([path, true]);
      expect(shown).not.toContain("Or decline");
    }
    const declined = await ours().post(
      `/company/offers/${offer.id}`,
      bodyWith([], { act: "decline", version: "1", rounds: "0", reasonCode: "price", note: "" }),
    );
    expect(declined.status).toBe(303);
    expect((await db.row("offer", offer.id)).status).toBe("declined");
    const page = await ours().get(`/company/introductions/${request.id}`);
    const form = shownValues(page.text, "decline");
    const refused = await ours().post(
      `/company/introductions/${request.id}`,
      bodyWith(form, { act: "decline", reasonCode: "price" }),
    );
    expect(refused.status).toBe(303);
    expect((await db.row("introduction", request.id)).status).toBe("declined_by_company");
  });

  test("is refused a consent, an extension with documents and an acceptance that it reviewed before", async () => {
    const documentId = await uploadedBy(app, company, { name: "contract.pdf" });
    const pages = {
      consent: `/company/introductions/${request.id}/grant?fieldGroups=identity&fieldGroups=figures&purpose=assess_financing&days=90`,
      extend: `/company/introductions/${consented.id}/extend?added=documents&documents=${documentId}`,
      accept: `/company/offers/${offer.id}/accept`,
    };
    const read = async (act: keyof typeof pages) =>
      [act, pages[act], shownValues((await ours().get(pages[act])).text, act)] as const;
    const reviewed = [await read("consent"), await read("extend"), await read("accept")];
    await stop(move);
    for (const [act, path, sent] of reviewed) {
      const typed = act === "accept" ? { typedAmount: "5,000,000" } : {};
      const answer = await unchanged(app.traces, () => ours().post(path, bodyWith(sent, { act, ...typed })));
      expect([act, answer.status]).toEqual([act, 409]);
      expect(text(answer.text), act).toContain(sentence);
      // What was ticked and typed stands as it was.
      const again = shownValues(answer.text, act);
      for (const field of sent.filter(([name]) => name !== "typedAmount"))
        expect(again).toContainEqual(field);
      if (act === "accept") expect(again).toContainEqual(["typedAmount", "5,000,000"]);
    }
  });

  test("reads on its start page what is true, not that it decides", async () => {
    await stop(move);
    const dashboard = await readCompanyDashboard(app.web, company);
    expect(dashboard?.current?.met.map(({ currentState }) => currentState.turn)).toEqual(
      dashboard?.current?.met.map(() => null),
    );
    const page = text((await ours().get("/company")).text);
    expect(page).not.toContain("Read and decide");
    expect(page).toMatch(titles.en[move]);
  });
});

test("an offer is answered again once the suspension has ended", async () => {
  await stop("suspend");
  await stop("restore");
  const page = text((await ours().get(`/company/offers/${offer.id}`)).text);
  expect(page).not.toMatch(titles.en.suspend);
  expect((await ours().get(`/company/offers/${offer.id}/accept`)).text).toContain('value="accept"');
});

describe("of a stopped institution", () => {
  const known = async (actor: Parameters<typeof app.web.readAs>[0]) =>
    app.web.readAs(actor, (trx) =>
      trx
        .selectFrom(knownInstitutions.as<"known">("known"))
        .selectAll()
        .where("id", "=", institution.institutionId)
        .execute(),
    );

  test("a company that has met it reads its names, kind, status and the day; others read nothing", async () => {
    await stop("suspend");
    expect(await known(company)).toMatchObject([
      {
        nameEn: "Test Bank",
        status: "suspended",
        licenceNumber: null,
        licenceExpiresOn: null,
        firstAnswerDays: null,
      },
    ]);
    expect((await known(company))[0]?.stoppedAt).toBeInstanceOf(Date);
    const stranger = await given.company();
    expect(await known(stranger)).toEqual([]);
    const theirs = web.browser(web.sessions.company(stranger));
    for (const path of [
      `/company/introductions/${consented.id}`,
      `/company/offers/${offer.id}`,
      `/company/applications/${applicationId}`,
    ])
      expect((await theirs.get(path)).status).toBe(404);
    // The row itself stays closed, and its public page.
    const rows = await app.web.readAs(company, (trx) =>
      trx.selectFrom("institution").select("id").where("id", "=", institution.institutionId).execute(),
    );
    expect(rows).toEqual([]);
    expect((await ours().get(`/institutions/${institution.institutionId}`)).status).toBe(404);
  });

  test("a request that the company doesn't hear of is no meeting", async () => {
    const stranger = await given.company();
    const { id } = await underway.introduction({ requestedBy: "institution", status: "consent_pending" });
    await app.sql`update introduction set company_id = ${stranger.companyId} where id = ${id}`;
    await app.sql`insert into unheard_request (introduction_id, company_id) values (${id}, ${stranger.companyId})`;
    await stop("suspend");
    expect(await known(stranger)).toEqual([]);
  });
});
