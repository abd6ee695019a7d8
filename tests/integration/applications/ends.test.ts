import { describe, expect, test } from "vitest";
import { declineApplication } from "#app/services/applications/decline-application.server.ts";
import { listApplicationsAsCompany } from "#app/services/applications/list-applications-as-company.server.ts";
import { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";
import { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { reopenApplication } from "#app/services/applications/reopen-application.server.ts";
import { withdrawApplication } from "#app/services/applications/withdraw-application.server.ts";
import { closeProspect } from "#app/services/prospects/close-prospect.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { translator } from "#app/i18n/translator.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refusalCodeOf, refuses } from "#tests/support/refusals.ts";

const { app, db, company, institution } = openParties();

const web = testWeb(app, builtPages, "en");
const parties = applicationsIn(app, company, institution);
const asInstitution = (id: string, as = institution) => readApplicationAsInstitution(app.web, as, id);
const rows = (id: string) => db.row("application", id);
const introductionOf = (id: string) => db.row("introduction", id);
const no = { codes: ["leverage" as const], note: null, repair: "Bring the debt ratio below 40 %." };

describe("what is owed when an application ends", () => {
  const asCompany = async (id: string) => {
    const { text } = await web.browser(web.sessions.company(company)).get(`/company/applications/${id}`);
    return visibleText(text);
  };
  const states = async (id: string) =>
    (await readApplicationAsCompany(app.web, company, id)).items.map(({ code, status }) => [code, status]);

  test.each([
    [
      "declined",
      ({ id }: { id: string }) => declineApplication(app.web, institution, { applicationId: id, ...no }),
    ],
    [
      "withdrawn",
      ({ id }: { id: string }) =>
        withdrawApplication(app.web, company, { applicationId: id, reasonCode: "speed", note: null }),
    ],
    [
      "closed",
      ({ introductionId }: { introductionId: string }) => revokeConsent(app.web, company, introductionId),
    ],
  ] as const)("is no longer needed once it is %s", async (status, end) => {
    const application = await parties.submitted();
    const { id } = application;
    await parties.ask(id);
    expect(await asCompany(id)).toContain("What Test Bank needs from you");
    await end(application);
    expect((await rows(id)).status).toBe(status);
    expect(await states(id)).toEqual([["tax_returns", "waived"]]);
    const page = await asCompany(id);
    expect(page).toContain("What Test Bank asked you for");
    expect(page).toContain("No longer needed");
    expect(page).not.toContain("Owed");
    const { rows: listed } = await listApplicationsAsCompany(app.web, company, {
      group: undefined,
      cursor: undefined,
    });
    expect(listed.find((row) => row.id === id)?.owed).toBe(0);
  });

  test("doesn't make the next request overdue once the application is taken up again", async () => {
    await app.setNow(new Date("2026-11-25T02:00:00Z"));
    const { id } = await parties.submitted();
    await parties.ask(id, ["tax_returns"], 3);
    await declineApplication(app.web, institution, { applicationId: id, ...no });
    await app.setNow(new Date("2026-12-07T02:00:00Z"));
    await reopenApplication(app.web, institution, { applicationId: id, note: null });
    expect(await states(id)).toEqual([["tax_returns", "waived"]]);
    // As one that was reopened before what is owed was settled.
    const [old] = await db.rows("applicationItem", { applicationId: id });
    await db.update("applicationItem", old?.id ?? "", { status: "requested", settledAt: null });
    expect(await states(id)).toEqual([["tax_returns", "waived"]]);
    await parties.ask(id, ["contracts_and_orders"], 10);
    expect(await states(id)).toEqual([
      ["tax_returns", "waived"],
      ["contracts_and_orders", "requested"],
    ]);
    expect((await rows(id)).dueAt).toEqual(new Date("2026-12-17T10:00:00Z"));
    expect(await asCompany(id)).not.toContain("Overdue");
  });
});

describe("a decline", () => {
  test("has its reasons and how to repair them, and the application can be reopened", async () => {
    const { id } = await parties.submitted();
    await declineApplication(app.web, institution, { applicationId: id, ...no });
    const { application, may, end } = await readApplicationAsCompany(app.web, company, id);
    expect(end).toBe("declined");
    expect(application).toMatchObject({ status: "declined", reasonCodes: no.codes, repairable: true });
    expect(application.repair).toBe(no.repair);
    expect(may.reRoute).toBe(true);
    await reopenApplication(app.web, institution, { applicationId: id, note: null });
    const reopened = await rows(id);
    expect(reopened.status).toBe("under_review");
    expect(reopened.dueAt?.getTime()).toBeGreaterThan(app.web.now().getTime());
  });

  test("is not taken back while the ask is suspended, and is then", async () => {
    const { id } = await parties.submitted();
    await declineApplication(app.web, institution, { applicationId: id, ...no });
    const { prospectId } = await rows(id);
    const set = (status: "suspended" | "published") => db.update("prospect", prospectId ?? "", { status });
    await set("suspended");
    const reopen = () => reopenApplication(app.web, institution, { applicationId: id, note: null });
    await refuses("prospect-suspended", reopen, () => rows(id));
    expect((await asInstitution(id)).may.reopen).toBe(false);
    await set("published");
    expect((await asInstitution(id)).may.reopen).toBe(true);
    await reopen();
    expect((await rows(id)).status).toBe("under_review");
  });

  test.each([
    ["funded", "prospect-funded"],
    ["under_review", "prospect-off-market"],
    ["withdrawn", "prospect-off-market"],
  ] as const)("is not taken back on an ask that is %s, which its page says", async (status, code) => {
    const { id, prospectId } = await parties.submitted();
    await declineApplication(app.web, institution, { applicationId: id, ...no });
    await db.update("prospect", prospectId, { status });
    const reopen = () => reopenApplication(app.web, institution, { applicationId: id, note: null });
    await refuses(code, reopen, () => rows(id));
    expect(await asInstitution(id)).toMatchObject({ may: { reopen: false }, whyNotReopen: code });
    const { text } = await web
      .browser(web.sessions.institution(institution))
      .get(`/institution/applications/${id}`);
    expect(visibleText(text)).toContain(translator("en", "refusals")(code));
    expect(text).not.toContain('value="reopen"');
    for (const open of ["paused", "expired"] as const) {
      await db.update("prospect", prospectId, { status: open });
      expect(await asInstitution(id)).toMatchObject({ may: { reopen: true }, whyNotReopen: null });
    }
    await reopen();
  });

  test("is taken back before the search ends, and closed with it, or is not", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id, prospectId } = await parties.submitted();
      await declineApplication(app.web, institution, { applicationId: id, ...no });
      const came = { acceptedFen: 1n, confirmedFen: 1n, targetFen: 1n };
      await db.update("prospect", prospectId, came);
      const reopen = reopenApplication(app.web, institution, { applicationId: id, note: null });
      const [code] = await Promise.all([refusalCodeOf(reopen), closeProspect(app.web, company, prospectId)]);
      expect(["nothing refused", "prospect-funded"]).toContain(code);
      expect((await rows(id)).status).toBe(code === "prospect-funded" ? "declined" : "closed");
    }
  });

  test.each([
    ["without a reason", { ...no, codes: [] }, "reason-missing"],
    ["by “other” without words", { ...no, codes: ["other" as const] }, "reason-text-missing"],
  ])("is refused %s", async (_, decline, refusal) => {
    const { id } = await parties.submitted();
    const act = () => declineApplication(app.web, institution, { applicationId: id, ...decline });
    await refuses(refusal, act, () => rows(id));
  });

  test("is refused while an offer is open", async () => {
    const { underway } = parties;
    const { introductionId } = await underway.issuedOffer();
    const { prospectId, prospectVersion, mandateId } = await introductionOf(introductionId);
    const { id: applicationId } = await db.insert("application", {
      introductionId,
      prospectId,
      prospectVersion,
      mandateId,
      companyId: company.companyId,
      institutionId: institution.institutionId,
      status: "offered",
    });
    await app.expectNoWrites();
    const withdraw = { applicationId, reasonCode: "speed" as const, note: null };
    for (const act of [
      () => declineApplication(app.web, institution, { applicationId, ...no }),
      () => withdrawApplication(app.web, company, withdraw),
    ])
      await refuses("application-offer-open", act());
  });
});

describe("the end of an application by the company", () => {
  test("as a withdrawal ends the application and the access in one step", async () => {
    const { id, introductionId } = await parties.submitted();
    await withdrawApplication(app.web, company, { applicationId: id, reasonCode: "speed", note: null });
    expect((await rows(id)).status).toBe("withdrawn");
    expect((await introductionOf(introductionId)).status).toBe("revoked");
    const { shown, items } = await asInstitution(id);
    expect([shown, items]).toEqual([null, []]);
    expect(await db.column("disclosure", "outcome", { introductionId })).toEqual(["refused"]);
  });

  test("as a revoked consent closes it, and nothing more can be requested or reopened", async () => {
    const { id, introductionId } = await parties.submitted();
    await revokeConsent(app.web, company, introductionId);
    expect((await rows(id)).status).toBe("closed");
    expect((await readApplicationAsCompany(app.web, company, id)).end).toBe("revoked");
    const { rows: listed } = await listApplicationsAsCompany(app.web, company, {
      group: "ended",
      cursor: undefined,
    });
    expect(listed.find((one) => one.id === id)?.end).toBe("revoked");
    await app.expectNoWrites();
    await refuses("application-wrong-state", parties.ask(id));
    const reopening = reopenApplication(app.web, institution, { applicationId: id, note: null });
    await refuses("application-wrong-state", reopening);
  });
});
