import { describe, expect, it } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import { translator } from "#app/i18n/translator.ts";
import * as application from "#app/routes/institution.application/route.tsx";
import * as dashboard from "#app/routes/institution._index/route.tsx";
import * as profile from "#app/routes/institution.profile/route.tsx";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { anApplication, moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { replyIn, type Browser } from "#tests/support/http/browser.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(moderationIn, {}, { isEmptied: true });
const words = translator("en", "forms");
const pages = {
  "/institution": dashboard,
  "/institution/application": application,
  "/institution/profile": profile,
};
const web = testWeb(app, pages, "en");

const clientOf = (actor: InstitutionActor, status: InstitutionStatus | null): Browser =>
  web.browser(web.sessions.institution(actor, status));

const fieldsOf = (change: Record<string, string> = {}): Record<string, string> => ({
  ...(Object.fromEntries(
    Object.entries(anApplication()).map(([name, value]) => [name, String(value)]),
  ) as Record<string, string>),
  version: "0",
  ...change,
});

describe("the licence application of an institution", () => {
  it("is the page that an unverified institution is redirected to", async () => {
    const who = clientOf(await given.applicant(), null);
    const answer = await who.get("/institution");
    const to = "/institution/application?instead=yes";
    expect([answer.status, answer.headers.location]).toEqual([302, to]);
    expect((await who.get(to)).text).toContain("for verified institutions");
    expect((await who.get("/institution/profile")).headers.location).toBe("/institution/application");
    expect((await who.get("/institution/application")).status).toBe(200);
  });

  it("is accepted, and then waits", async () => {
    const institution = await given.applicant();
    const who = clientOf(institution, null);
    expect((await who.post("/institution/application", fieldsOf())).status).toBe(303);
    expect(await given.institutionRow(institution.institutionId)).toMatchObject({ status: "applied" });
    const again = await who.post("/institution/application", fieldsOf());
    expect([again.status, replyIn(again).refusal?.code]).toEqual([409, "case-wrong-state"]);
  });

  it("may omit optional fields, and a licence without an end has none", async () => {
    const institution = await given.applicant();
    const who = clientOf(institution, null);
    const answer = await who.post(
      "/institution/application",
      fieldsOf({ englishName: "", licenceExpiresOn: "" }),
    );
    expect(answer.status).toBe(303);
    expect(await given.institutionRow(institution.institutionId)).toMatchObject({
      nameEn: null,
      licenceExpiresOn: null,
    });
  });

  it.each([
    { field: "legalName", value: "", error: "required" },
    { field: "legalName", value: "行".repeat(121), error: "tooLong" },
    { field: "uscc", value: "1234", error: "uscc-format" },
    { field: "uscc", value: "91220101MA0Y12340X", error: "uscc-checksum" },
    { field: "kind", value: "pawnbroker", error: "choice" },
    { field: "regulator", value: "", error: "choice" },
    { field: "licenceExpiresOn", value: "2027-02-30", error: "not-a-day" },
    { field: "contactPhone", value: "call me", error: "phone" },
    { field: "contactEmail", value: "desk", error: "email" },
    { field: "aboutZh", value: "介".repeat(1_001), error: "tooLong" },
  ] as const)(
    "answers 422 to $field = $value, names the field and keeps the values",
    async ({ field, value, error }) => {
      const who = clientOf(await given.applicant(), null);
      await app.expectNoWrites();
      const answer = await who.post("/institution/application", fieldsOf({ [field]: value }));
      expect(answer.status).toBe(422);
      const { form } = replyIn(answer);
      const limit = field === "legalName" ? 120 : 1_000;
      expect(form?.error?.[field]).toEqual([words(error, { limit })]);
      expect(form?.initialValue).toMatchObject({ licenceNumber: "B0420H222010001" });
    },
  );

  it("cannot be sent by a viewer", async () => {
    const institution = await given.applicant();
    const who = clientOf({ ...institution, memberRole: "viewer" }, null);
    await app.expectNoWrites();
    expect((await who.post("/institution/application", fieldsOf())).status).toBe(403);
  });
});

describe("the profile of a verified institution", () => {
  async function verified() {
    const institution = await given.applicant();
    const admin = await given.admin();
    const { caseId } = await applyForVerification(app.web, institution, anApplication());
    await takeCase(app.web, admin, caseId);
    await verifyInstitution(app.web, admin, { caseId, note: null });
    return institution;
  }

  it("can change the contact details and the introduction, and not the licence", async () => {
    const institution = await verified();
    const who = clientOf(institution, "active");
    const contact = {
      contactName: "新联系人",
      contactPhone: "0431-8888 7777",
      contactEmail: "new@bank.test",
    };
    const sent = { ...contact, aboutZh: "服务科技企业。", licenceNumber: "X", version: "1" };
    expect((await who.post("/institution/profile", sent)).status).toBe(303);
    expect(await given.institutionRow(institution.institutionId)).toMatchObject({
      ...contact,
      aboutZh: "服务科技企业。",
      licenceNumber: "B0420H222010001",
      status: "active",
    });
    expect((await who.get("/institution")).status).toBe(200);
  });

  it("is not changed by a page that a colleague's change has outdated, and keeps what was typed", async () => {
    const institution = await verified();
    const who = clientOf(institution, "active");
    const contact = { contactName: "联系人", contactPhone: "0431-8888 7777", contactEmail: "new@bank.test" };
    const first = await who.post("/institution/profile", { ...contact, version: "1" });
    expect(first.status).toBe(303);
    const typed = { ...contact, aboutZh: "服务科技企业。", version: "1" };
    const late = await unchanged(app.traces, () => who.post("/institution/profile", typed));
    expect([late.status, replyIn(late).refusal?.code]).toEqual([409, "form-outdated"]);
    expect(replyIn(late).form?.initialValue).toMatchObject({ aboutZh: "服务科技企业。" });
    expect(late.text).toContain(`"contactVersion":2`);
    expect((await who.post("/institution/profile", { ...typed, version: "2" })).status).toBe(303);
  });

  it("keeps a contact that was changed while a change of the licence was verified", async () => {
    const institution = await verified();
    const who = clientOf(institution, "active");
    const admin = await given.admin();
    const change = { ...anApplication(), licenceNumber: "B0420H222010002" };
    const { caseId } = await applyForVerification(app.web, institution, change);
    const contact = {
      contactName: "新联系人",
      contactPhone: "0431-8888 7777",
      contactEmail: "new@bank.test",
    };
    expect((await who.post("/institution/profile", { ...contact, version: "1" })).status).toBe(303);
    await takeCase(app.web, admin, caseId);
    await verifyInstitution(app.web, admin, { caseId, note: null });
    const row = await given.institutionRow(institution.institutionId);
    expect(row).toMatchObject({ ...contact, licenceNumber: "B0420H222010002" });
    const next = await who.get("/institution/application");

    expect(next.text.match(/"contactName":"新联系人"/g)).toHaveLength(2);
  });

  it("answers 422 to a bad address and changes nothing", async () => {
    const who = clientOf(await verified(), "active");
    await app.expectNoWrites();
    const answer = await who.post("/institution/profile", {
      contactName: "A",
      contactPhone: "1",
      contactEmail: "x",
      version: "1",
    });
    expect(answer.status).toBe(422);
    expect(Object.keys(replyIn(answer).form?.error ?? {}).sort()).toEqual(["contactEmail", "contactPhone"]);
  });
});
