import { beforeAll, describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { hasReceipt, RECEIPTED_ACTS, type ReceiptedAct } from "#app/domain/events/receipts.ts";
import { groupedFingerprint } from "#app/domain/offers/terms/fingerprint.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatAmount, formatMoneyExact } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import * as receiptOfCompany from "#app/routes/company.receipts.$subjectId/route.ts";
import * as receiptOfInstitution from "#app/routes/institution.receipts.$subjectId/route.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { readReceipt } from "#app/services/events/read-receipt.server.ts";
import { extendConsent } from "#app/services/introductions/extend-consent.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { record } from "#db/queries/audit/events.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { reversalsIn } from "#tests/factories/reversals.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refuses } from "#tests/support/refusals.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";

const { app, given, db } = openGiven();
const web = testWeb(
  app,
  {
    "/company/receipts/:subjectId": { ...receiptOfCompany, isResource: true },
    "/institution/receipts/:subjectId": { ...receiptOfInstitution, isResource: true },
  },
  "en",
);
const pages = testWeb(app, builtPages, "en");
const checkedAt = "https://longspring.example/term-sheets/check";
let company: CompanyActor;
let institution: InstitutionActor;
let offerId: string;
let dealId: string;
let introductionId: string;

beforeAll(async () => {
  const offered = await given.offered();
  ({ company, institution, offerId } = offered);
  ({ dealId } = await acceptOffer(app.web, company, { offerId, version: 1 }));
  ({ introductionId } = await db.row("offer", offerId));
});

const receipt = (
  actor: PartyActor,
  subjectId: string,
  act: ReceiptedAct,
  locale: "en" | "zh-CN" = "en",
  version?: number,
) => readReceipt(app.web, actor, { subjectId, act, version, locale, checkedAt });
const textOf = async (...of: Parameters<typeof receipt>) => textOfPdf((await receipt(...of)).pdf);

describe("the receipt of an acceptance", () => {
  test("states who, what and when, the amount, its cost and schedule, and how to check the terms", async () => {
    const { fingerprint } = await db.row("termSheet", { offerId });
    const version = await db.row("offerVersion", { offerId });
    for (const locale of ["en", "zh-CN"] as const) {
      for (const actor of [company, institution]) {
        const text = await textOf(actor, offerId, "offer-accepted", locale);
        expect(text).toContain(translator(locale, "terms")("events.offer-accepted"));
        expect(text).toContain(translator(locale, "receipt")("follows"));
        expect(text).toContain(formatAmount(500_000_000n));
        expect(text).toContain(groupedFingerprint(fingerprint));
        expect(text).toContain(locale === "en" ? "Changchun Test Optics" : "长春测试光电有限公司");
        expect(text).toContain(locale === "en" ? "Test Bank" : "测试银行");
        if (version.totalCostFen !== null)
          expect(text).toContain(formatMoneyExact(locale, version.totalCostFen).replace(/^[^\d]+/, ""));
        expect(text).not.toContain("�");
      }
    }
  });

  test("is the same on the deal's page, and the same bytes each time", async () => {
    const first = await receipt(company, dealId, "deal-opened");
    expect((await receipt(company, dealId, "deal-opened")).pdf.equals(first.pdf)).toBe(true);
    expect(first.name).toMatch(/^receipt-D-\d{4}-deal-opened-en\.pdf$/);
  });

  test("names the person to the person's own side only", async () => {
    const name = "Test Person";
    expect(await textOf(company, offerId, "offer-accepted")).toContain(name);
    expect(await textOf(institution, offerId, "offer-accepted")).not.toContain(name);
  });
});

test("names the offers that it put on hold, to the company alone", async () => {
  const offered = await given.offered();
  const rival = await given.rivalOffer(offered.prospect, { amountFen: 500_000_000n });
  const small = await given.rivalOffer(offered.prospect, { amountFen: 100_000_000n });
  const accepted = await acceptOffer(app.web, offered.company, { offerId: offered.offerId, version: 1 });
  const numberOf = async (id: string) => runningNumber("offer", (await db.row("offer", id)).number);
  const held = await numberOf(rival.id);
  const { institutionId } = await db.row("offer", rival.id);
  for (const locale of ["en", "zh-CN"] as const) {
    const t = translator(locale, "receipt");
    const { nameZh, nameEn } = await db.row("institution", institutionId);
    const one = t("heldOne", { institution: inLanguage(locale, nameZh, nameEn), number: held });
    const said = t("held", { count: 1, names: one }).replaceAll(/\s/gu, "");
    const own = [
      await textOf(offered.company, offered.offerId, "offer-accepted", locale),
      await textOf(offered.company, accepted.dealId, "deal-opened", locale),
    ];
    for (const text of own) {
      expect(text.replaceAll(/\s/gu, "")).toContain(said);
      expect(text).not.toContain(await numberOf(small.id));
    }
    expect(await textOf(offered.institution, offered.offerId, "offer-accepted", locale)).not.toContain(held);
  }
  // What another acceptance holds later is of that one.
  const next = await given.rivalOffer(offered.prospect, { amountFen: 200_000_000n });
  await acceptOffer(app.web, offered.company, { offerId: next.id, version: 1 });
  expect((await db.row("offer", small.id)).heldByDealId === null).toBe(true);
  const later = await textOf(offered.company, next.id, "offer-accepted");
  expect(later).toContain("No other open offer was put on hold.");
  expect(later).not.toContain(held);
});

test("is a download for both sides, and for nobody else", async () => {
  const asked = `?act=offer-accepted&language=zh-CN`;
  for (const [side, cookie] of [
    ["company", web.sessions.company(company)],
    ["institution", web.sessions.institution(institution)],
  ] as const) {
    const answer = await web.browser(cookie).get(`/${side}/receipts/${offerId}${asked}`);
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/pdf"]);
    expect((await web.browser(cookie).get(`/${side}/receipts/${offerId}?act=offer-viewed`)).status).toBe(404);
  }
  const [stranger, other] = [await given.company(), await given.institution()];
  await refuses("act-receipt-not-found", receipt(stranger, offerId, "offer-accepted"));
  await refuses("act-receipt-not-found", receipt(other, offerId, "offer-accepted"));
  await refuses("act-receipt-not-found", receipt(stranger, dealId, "deal-opened"));
});

test("a consent's receipt says what it opened, and never names the company to the institution", async () => {
  const prospect = await given.publishedProspect();
  const mandate = await given.activeMandate();
  const { id } = await given.introduction(prospect, mandate, { status: "consent_pending" });
  const fieldGroups = ["identity", "figures"] as const;
  await grantConsent(app.web, prospect.company, {
    introductionId: id,
    fieldGroups: [...fieldGroups],
    purpose: "assess_financing",
    days: 90,
  });
  const own = await textOf(prospect.company, id, "consent-granted");
  expect(own).toContain("Changchun Test Optics");
  expect(own).toContain("90 days");
  for (const locale of ["en", "zh-CN"] as const) {
    const theirs = await textOf(mandate.institution, id, "consent-granted", locale);
    expect(theirs).not.toMatch(/Changchun Test Optics|长春测试光电/);
  }
  for (const added of ["contacts", "documents"] as const)
    await extendConsent(app.web, prospect.company, { introductionId: id, added: [added], days: null });
  const document = translator("en", "terms")("fieldGroups.documents");
  // Each step of a consent has its own receipt.
  expect(await textOf(prospect.company, id, "consent-extended", "en", 2)).not.toContain(document);
  const extended = await textOf(prospect.company, id, "consent-extended", "en", 3);
  expect(extended).toContain(document);
  expect(extended).toContain(translator("en", "receipt")("until"));
  expect(await textOf(mandate.institution, id, "consent-extended")).not.toContain("Changchun Test Optics");
  await revokeConsent(app.web, prospect.company, id);
  expect(await textOf(prospect.company, id, "consent-revoked")).toContain("has seen nothing more");
  expect(await textOf(mandate.institution, id, "consent-revoked")).not.toContain("Changchun Test Optics");
});

test("each side's signature has a receipt of its own", async () => {
  await sendDocuments(app.web, institution, dealId);
  await signContract(app.web, company, dealId);
  await signContract(app.web, institution, dealId);
  const signed = (by: "company" | "institution") =>
    readReceipt(app.web, company, {
      subjectId: dealId,
      act: "contract-signed",
      version: undefined,
      by,
      locale: "en",
      checkedAt,
    });
  const [own, theirs] = [await signed("company"), await signed("institution")].map(({ pdf }) =>
    textOfPdf(pdf),
  );
  expect(own).toContain("Test Person");
  expect(theirs).not.toContain("Test Person");
  for (const text of [own, theirs]) {
    expect(text).toContain(formatAmount(500_000_000n));
    expect(text).toContain("marked as signed");
    expect(text).toContain("It has no conditions");
    expect(text).not.toContain("once its conditions are met");
  }
});

test("an institution's page of an offer links to receipts only while they open to it", async () => {
  const offered = await given.offered();
  await acceptOffer(app.web, offered.company, { offerId: offered.offerId, version: 1 });
  const who = pages.browser(pages.sessions.institution(offered.institution));
  const links = async () =>
    (await who.get(`/institution/offers/${offered.offerId}`)).text.match(/\/receipts\/[^"]+/g) ?? [];
  const [first = expect.fail("no receipt is linked to")] = await links();
  const to = first.replaceAll("&amp;", "&");
  expect((await who.get(`/institution${to}`)).status).toBe(200);
  const { introductionId: on } = await db.row("offer", offered.offerId);
  await db.update("consent", { introductionId: on }, { revokedAt: new Date() });
  expect(await links()).toEqual([]);
  expect((await who.get(`/institution${to}`)).status).toBe(409);
});

test("the end of a deal has its receipt; without consent the institution's is closed as its term sheet is", async () => {
  await fallThrough(app.web, institution, {
    dealId,
    reasonCode: "contract_not_agreed",
    note: "Not for print.",
  });
  const text = await textOf(company, dealId, "deal-fell-through");
  expect(text).toContain(translator("en", "terms")("dealEndReasons.contract_not_agreed"));
  expect(text).not.toContain("Not for print.");
  await db.update("consent", { introductionId }, { revokedAt: new Date() });
  await refuses("consent-not-in-force", receipt(institution, dealId, "deal-fell-through"));
  await refuses("consent-not-in-force", receipt(institution, offerId, "offer-accepted"));
  expect(await textOf(company, dealId, "deal-fell-through")).toContain(text.slice(0, 20));
});

test("the end of a deal states what it freed and left, not what its loan would have cost", async () => {
  const deal = await reversalsIn(app).confirmed(123_456_700n);
  const words = "We go on alone, call 13812345678.";
  await fallThrough(app.web, deal.company, { dealId: deal.dealId, reasonCode: "other", note: words });
  await db.update("consent", { introductionId: deal.introductionId }, { fieldGroups: ["identity"] });
  const older = await given.offered();
  const { dealId: olderId } = await acceptOffer(app.web, older.company, {
    offerId: older.offerId,
    version: 1,
  });
  await db.insert("event", {
    type: "deal-fell-through",
    actorKind: "company",
    actorUserId: older.company.userId,
    actorOrganizationId: older.company.companyId,
    subjectKind: "deal",
    subjectId: olderId,
    companyId: older.company.companyId,
    institutionId: older.institution.institutionId,
    detail: "{}",
  });
  for (const locale of ["en", "zh-CN"] as const) {
    const t = translator(locale, "receipt");
    const bare = (text: string) => text.replaceAll(/\s/gu, "");
    const money = (fen: bigint) => formatMoneyExact(locale, fen);
    for (const actor of [deal.company, deal.institution]) {
      const text = bare(await textOf(actor, deal.dealId, "deal-fell-through", locale));
      expect(text).toContain(bare(t("freedThen", { amount: money(376_543_300n) })));
      expect(text).toContain(bare(t("kept", { amount: money(123_456_700n) })));
      // Where no reason of the list fits, the words are the reason: to each side as on the deal's page.
      expect(text).toContain(bare(`${t("reason")}${t("otherReason")}${t("words")}`));
      expect(text).not.toContain(bare(translator(locale, "terms")("dealEndReasons.other")));
      const read = actor.kind === "company" ? words : "We go on alone, call ***.";
      expect(text).toContain(bare(read));
      expect(text).not.toContain(bare(t("paid")));
      expect(text).not.toContain(bare(translator(locale, "offer")("confirm.total")));
    }
    // Older events recorded no amounts.
    const text = bare(await textOf(older.company, olderId, "deal-fell-through", locale));
    expect(text).toContain(bare(t("freedUncounted")));
    expect(text).not.toContain(bare(t("freed")));
    expect(text).not.toContain(bare(t("paid")));
  }
});

test("the end of an ask names it as institutions read it then, whatever its company types later", async () => {
  const prospect = await given.publishedProspect();
  const version = await db.row("prospectVersion", { prospectId: prospect.id });
  const { prospectId: subjectId, companyId, content } = version;
  const ours = { kind: "prospect", id: subjectId } as const;
  const headlined = (headline: string) => {
    const { business, ...rest } = content as { business: object };
    return JSON.stringify({ ...rest, business: { ...business, headline } });
  };
  await db.update("prospectVersion", { prospectId: subjectId }, { content: headlined("As it was sealed") });
  await app.worker.withActor({ kind: "system" }, async (trx) => {
    const published = { companyId, prospectId: subjectId, version: 1 };
    await record(trx, { kind: "system" }, { type: "prospect-published", subject: ours, ...published });
    const detail = { amountFen: "500000000", soughtFen: "600000000" };
    await record(trx, prospect.company, { type: "prospect-closed", subject: ours, companyId, detail });
  });
  const first = await receipt(prospect.company, subjectId, "prospect-closed");
  for (const said of ["As it was sealed", "¥6,000,000.00", "¥5,000,000.00"])
    expect(textOfPdf(first.pdf)).toContain(said);
  await db.update("prospect", subjectId, { draft: headlined("Typed since") });
  expect((await receipt(prospect.company, subjectId, "prospect-closed")).pdf.equals(first.pdf)).toBe(true);
});

test("there is a receipt of acts that bind, and of nothing else", () => {
  expect(RECEIPTED_ACTS.every((act) => hasReceipt(act))).toBe(true);
  expect(hasReceipt("offer-viewed")).toBe(false);
});
