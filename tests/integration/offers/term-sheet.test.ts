import { beforeAll, describe, expect, test } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { groupedFingerprint } from "#app/domain/offers/terms/fingerprint.ts";
import { formatAmount } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import * as sheetOfCompany from "#app/routes/company.offers.$offerId_.term-sheet[.]pdf/route.ts";
import * as sheetOfInstitution from "#app/routes/institution.offers.$offerId_.term-sheet[.]pdf/route.ts";
import * as checking from "#app/routes/term-sheets.check/route.tsx";
import { readTermSheet } from "#app/services/offers/read-term-sheet.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import type { Shown } from "#tests/support/http/small-pages.ts";
import { refuses } from "#tests/support/refusals.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, given, db } = openGiven();
const pages = {
  "/company/offers/:offerId/term-sheet.pdf": { ...sheetOfCompany, isResource: true },
  "/institution/offers/:offerId/term-sheet.pdf": { ...sheetOfInstitution, isResource: true },
  "/term-sheets/check": checking,
};
const web = testWeb(app, pages, "zh-CN");
let offer: Awaited<ReturnType<typeof given.offered>>;

beforeAll(async () => {
  offer = await given.offered();
  await db.update("offerVersion", {}, { contractRatePercent: "4.10" });
});

const sealed = () => db.row("termSheet", { offerId: offer.offerId });
const read = (actor: PartyActor, locale: "en" | "zh-CN" = "zh-CN", version?: number) =>
  readTermSheet(app.web, actor, {
    offerId: offer.offerId,
    version,
    locale,
    checkedAt: "https://longspring.example/term-sheets/check",
  });

describe("a term sheet as a document", () => {
  test("states the parties, every term, each instalment and its fingerprint, in either language", async () => {
    const { fingerprint } = await sealed();
    for (const [locale, names] of [
      [
        "zh-CN",
        [
          "融资方案书",
          "长春测试光电有限公司",
          "测试银行",
          labelsIn("zh-CN")("instruments", "ip_pledge_loan"),
          "4.10%",
        ],
      ],
      ["en", ["Term sheet", "Changchun Test Optics", "Test Bank", "4.10%"]],
    ] as const) {
      const words = textOfPdf((await read(offer.company, locale)).pdf);
      for (const name of [...names, groupedFingerprint(fingerprint)]) expect(words).toContain(name);
      expect(words).toContain(formatAmount(500_000_000n));
      expect(words).not.toContain("�");
      expect(words.match(/\n24\n/g)).toHaveLength(1);
    }
  });

  test("has the same bytes for the same version and language on both sides, also after a name has changed", async () => {
    const first = await read(offer.company);
    await db.update("company", offer.company.companyId, { nameZh: "长春改名有限公司" });
    const again = await read(offer.institution);
    expect(again.pdf.equals(first.pdf)).toBe(true);
    expect(again.name).toMatch(/^term-sheet-O-\d{4}-v1-zh\.pdf$/);
    await db.update("company", offer.company.companyId, { nameZh: "长春测试光电有限公司" });
  });

  test("is downloaded by its address as a file that no browser runs", async () => {
    const answer = await web
      .browser(web.sessions.company(offer.company))
      .get(`/company/offers/${offer.offerId}/term-sheet.pdf?version=1&language=en`);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "application/pdf",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-store",
    });
    expect(answer.headers["content-disposition"]).toMatch(
      /^attachment; filename="term-sheet-O-\d{4}-v1-en\.pdf"/,
    );
    expect(answer.text.startsWith("%PDF-1.7")).toBe(true);
  });

  test("is not found by anybody else, nor is a version that was never issued", async () => {
    await refuses("offer-not-found", read(await given.company()));
    await refuses("offer-not-found", read(await given.institution()));
    await refuses("offer-not-found", read(offer.company, "en", 2));
    const stranger = await web
      .browser(web.sessions.institution(offer.institution))
      .get(`/company/offers/${offer.offerId}/term-sheet.pdf`);
    expect(stranger.status).toBe(403);
  });

  test("names the company to the institution while the consent is in force", async () => {
    const { introductionId } = offer;
    await db.update("consent", { introductionId }, { revokedAt: new Date() });
    await refuses("consent-not-in-force", read(offer.institution));
    await read(offer.company);
    await db.update("consent", { introductionId }, { revokedAt: null });
  });
});

describe("the check of a term sheet", () => {
  const ask = async (fingerprint: string) =>
    (
      await web.browser().get(`/term-sheets/check?${new URLSearchParams({ fingerprint }).toString()}`)
    ).json() as Shown;
  const answerTo = async (fingerprint: string) =>
    (await ask(fingerprint)).loaderData?.["/term-sheets/check"] as { answer: unknown };

  test("shows anybody that a version was issued and when, and nothing more", async () => {
    const { fingerprint, issuedAt } = await sealed();
    const { answer } = await answerTo(` ${groupedFingerprint(fingerprint).toUpperCase()} `);
    expect(answer).toEqual({ version: 1, issuedAt: issuedAt.toISOString() });
  });

  test.each([
    ["one that was never issued", "a".repeat(64), "unknown"],
    ["half of one", "a".repeat(32), "unreadable"],
    ["anything else", "' or 1=1 --", "unreadable"],
  ])("%s", async (_, typed, answer) => {
    expect(await answerTo(typed)).toMatchObject({ answer });
  });

  test("is rate-limited per network", async () => {
    await db.update("rateLimit", {}, { points: 60 });
    const { errors } = await ask("b".repeat(64));
    expect(Object.values(errors ?? {})[0]?.status).toBe(429);
  });

  test("is valid for these terms only: another offer with the same terms has another fingerprint", async () => {
    const { offerId } = await given.offered();
    const { fingerprint } = await db.row("termSheet", { offerId });
    expect(fingerprint).not.toBe((await sealed()).fingerprint);
  });
});
