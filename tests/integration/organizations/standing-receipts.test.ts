import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import * as receiptForAdmins from "#app/routes/admin.institutions.$institutionId_.receipt[.]pdf/route.ts";
import * as application from "#app/routes/institution.application/route.tsx";
import * as receipt from "#app/routes/institution.receipt[.]pdf/route.ts";
import { readStandingReceipt } from "#app/services/events/read-standing-receipt.server.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refuses } from "#tests/support/refusals.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";

const { app, given } = openGiven();
const moderation = moderationIn(app);
const web = testWeb(
  app,
  {
    "/institution/application": application,
    "/institution/receipt.pdf": { ...receipt, isResource: true },
    "/admin/institutions/:institutionId/receipt.pdf": { ...receiptForAdmins, isResource: true },
  },
  "en",
);
const act = "institution-suspended";
const note = "Two offers were issued without the licence that they need.";

async function suspended() {
  const institution = await given.institution();
  const admin = await moderation.admin();
  const { institutionId } = institution;
  await changeInstitutionStatus(app.web, admin, {
    institutionId,
    move: "suspend",
    reasonCode: "other",
    note,
  });
  return { institution, institutionId, admin };
}

test("a suspension has a receipt in both languages for the institution and for admins", async () => {
  const { institution, institutionId, admin } = await suspended();
  for (const actor of [institution, admin]) {
    for (const locale of ["en", "zh-CN"] as const) {
      const { pdf } = await readStandingReceipt(app.web, actor, { institutionId, act, locale });
      const text = textOfPdf(pdf);
      expect(text).toContain(translator(locale, "terms")("events.institution-suspended"));
      const receipt = translator(locale, "receipt");
      expect(text).toContain(receipt("otherReason"));
      expect(text).not.toContain(translator(locale, "terms")("institutionReasons.other"));
      expect(text).toContain(note);
      expect(text).toContain(locale === "en" ? "Deals under way go on." : "进行中的业务不受影响。");
      expect(text.includes("Moderator 4"), `the admin's name, as ${actor.kind}`).toBe(actor.kind === "admin");
    }
  }
});

test("the suspended institution reads why on its page, and opens its receipt as an admin does", async () => {
  const { institution, institutionId, admin } = await suspended();
  const who = web.browser(web.sessions.institution(institution, "suspended"));
  const page = await who.get("/institution/application");
  expect(page.text).toContain(note);
  const own = await who.get("/institution/receipt.pdf?language=en");
  const forAdmins = await web
    .browser(web.sessions.admin(admin.userId))
    .get(`/admin/institutions/${institutionId}/receipt.pdf`);
  for (const answer of [own, forAdmins]) {
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/pdf"]);
  }
});

test("an institution that was never suspended has none, nor does anybody read another's", async () => {
  const { institutionId } = await suspended();
  const other = await given.institution();
  await refuses(
    "act-receipt-not-found",
    () => readStandingReceipt(app.web, other, { institutionId: other.institutionId, act, locale: "en" }),
    app.traces,
  );
  await refuses(
    "act-receipt-not-found",
    () => readStandingReceipt(app.web, other, { institutionId, act, locale: "en" }),
    app.traces,
  );
});

test("a restriction and an end have receipts of their own, which say what follows from them", async () => {
  const institution = await given.institution();
  const admin = await moderation.admin();
  const { institutionId } = institution;
  for (const [move, type, follows] of [
    ["restrict", "institution-restricted", "standing.restrict.undo"],
    ["terminate", "institution-terminated", "standing.terminate.final"],
  ] as const) {
    await changeInstitutionStatus(app.web, admin, { institutionId, move, reasonCode: "compliance", note });
    const { name, pdf } = await readStandingReceipt(app.web, institution, {
      institutionId,
      act: type,
      locale: "en",
    });
    expect(name).toBe(`receipt-${type}-en.pdf`);
    const text = textOfPdf(pdf);
    expect(text).toContain(translator("en", "terms")("institutionReasons.compliance"));
    expect(text).toContain(translator("en", "binding")(follows));
    const status = move === "restrict" ? "restricted" : "terminated";
    const page = await web
      .browser(web.sessions.institution(institution, status))
      .get("/institution/application");
    expect(page.text).toContain(note);
    expect(page.text).toContain(type);
  }
});

test("an end is not confirmed by another name, and nothing changes", async () => {
  const { institutionId } = await given.institution();
  const admin = await moderation.admin();
  const end = (typedName: string) =>
    changeInstitutionStatus(app.web, admin, {
      institutionId,
      move: "terminate",
      reasonCode: "compliance",
      note: null,
      reviewed: { status: "active", typedName },
    });
  for (const name of ["", "测试", "Test"]) await refuses("name-not-confirmed", () => end(name), app.traces);
  await end("ｔｅｓｔ  bank");
});
