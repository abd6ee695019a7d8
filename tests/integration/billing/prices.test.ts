import { sql } from "kysely";
import { expect, test } from "vitest";
import { feeTermsOf } from "#app/domain/billing/price.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { readOfferAsCompany } from "#app/services/offers/read-offer-as-company.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { findPriceList } from "#db/queries/billing/price-lists.ts";
import { firstPriceList } from "#db/seeds/city/first-price-list.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { dayOn } from "#tests/factories/days.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";

const { app, given, db } = openGiven();

/** A dearer list with a floor and tax on top, valid from a day on; the database of each file is its own. */
async function secondList(validFrom: string): Promise<void> {
  await app.sql`insert into price_list values (2, ${validFrom}::date, 100, 200000, 20000000, 300, 300000, 30000000, false)
    on conflict (version) do update set valid_from = ${validFrom}::date`;
}

async function drafted() {
  const { prospect, mandate, institution } = await given.pair();
  const { id: introductionId } = await given.consentedIntroduction(prospect, mandate);
  const { offerId } = await startOffer(app.web, institution, {
    introductionId,
    instrument: "ip_pledge_loan",
  });
  const issue = (amount = 5_000_000) =>
    issueOffer(app.web, institution, { offerId, ...sheetToIssue(yuan(amount)) });
  return { prospect, mandate, institution, offerId, issue };
}
const listOf = async (offerId: string) => (await db.row("offer", offerId)).priceListVersion;

test("the first price list is the one that generated cities assume", async () => {
  const first = await app.web.withActor({ kind: "public" }, (trx) => findPriceList(trx, 1));
  expect(first).toEqual({ ...firstPriceList, vatRateBp: 600 });
  expect(feeTermsOf(firstPriceList, "equity", "guarantee")).toMatchObject({ rateBp: 0, capFen: 0n });
});

test("a new list changes drafts and new offers; an issued one, its revisions and its deal keep theirs", async () => {
  const [standing, later] = [await drafted(), await drafted()];
  await standing.issue();
  await secondList(dayOn(0));
  await later.issue();
  await reviseOffer(app.web, standing.institution, { offerId: standing.offerId, from: "version" });
  await standing.issue(4_000_000);
  expect([await listOf(standing.offerId), await listOf(later.offerId)]).toEqual([1, 2]);

  const shown = async ({ prospect, institution, offerId }: typeof later) => [
    (await readOfferAsCompany(app.web, prospect.company, offerId)).platformFee,
    (await readOfferAsInstitution(app.web, institution, offerId)).platformFee,
  ];
  const first = { version: 1, rateBp: 50, floorFen: 0n, capFen: yuan(100_000), vatInclusive: true };
  const second = {
    version: 2,
    rateBp: 100,
    floorFen: yuan(2_000),
    capFen: yuan(200_000),
    vatInclusive: false,
  };
  for (const fee of await shown(standing)) expect(fee).toEqual({ ...first, wholeFen: yuan(20_000) });
  for (const fee of await shown(later)) expect(fee).toEqual({ ...second, wholeFen: yuan(50_000) });

  const dealOf = async ({ prospect, offerId }: typeof later, version: number) => {
    const { dealId } = await acceptOffer(app.web, prospect.company, { offerId, version });
    const row = await db.row("deal", dealId);
    const { fee } = await readDeal(app.web, prospect.company, dealId);
    return { row, fee };
  };
  const [old, fresh] = [await dealOf(standing, 2), await dealOf(later, 1)];
  expect(old.row).toMatchObject({ priceListVersion: 1, feeRateBp: 50, feeFloorFen: 0n, vatInclusive: true });
  expect(fresh.row).toMatchObject({
    priceListVersion: 2,
    feeRateBp: 100,
    feeFloorFen: yuan(2_000),
    feeCapFen: yuan(200_000),
    vatInclusive: false,
  });
  expect(fresh.fee).toMatchObject({ wholeFen: yuan(50_000), billed: null });
});

test("a deal shows its price to both sides, and to its payer alone what was billed and paid of it", async () => {
  const { invoiced, paid } = billingIn(app);
  const { company, institution, dealId, invoiceId } = await invoiced();
  const { institutionId } = institution;
  await paid({ institutionId, invoiceId, amountFen: yuan(10_000) });
  const { fee } = await readDeal(app.web, institution, dealId);
  expect(fee.billed).toEqual({ accruedFen: 0n, invoicedFen: yuan(25_000), paidFen: 0n });
  expect((await readDeal(app.web, company, dealId)).fee).toEqual({ ...fee, billed: null });
});

test("a list that becomes valid tomorrow is not used today, nor one that a tenant asks for", async () => {
  await secondList(dayOn(1));
  const { offerId, institution, issue, prospect } = await drafted();
  const choose = (change: string) =>
    app.web.withActor(institution, (trx) =>
      sql`update offer set ${sql.raw(change)} where id = ${offerId}`.execute(trx),
    );
  const refused = "the price of an offer is that of the day of its first version";
  await expect(choose("price_list_version = 1")).rejects.toThrow(refused);
  await expect(
    choose("price_list_version = 2, current_version = 1, issued_at = now() + interval '2 days'"),
  ).rejects.toThrow(refused);
  expect(await listOf(offerId)).toBeNull();

  await issue();
  expect(await listOf(offerId)).toBe(1);
  for (const change of ["price_list_version = 2", "price_list_version = null"])
    await expect(choose(change)).rejects.toThrow(refused);
  expect(await listOf(offerId)).toBe(1);

  // Whatever day a tenant says, the price is that of today; generated data have days of their own.
  await secondList(dayOn(-1));
  const other = await drafted();
  await app.web.withActor(other.institution, (trx) =>
    sql`update offer set current_version = 1, issued_at = '2020-01-01' where id = ${other.offerId}`.execute(
      trx,
    ),
  );
  expect(await listOf(other.offerId)).toBe(2);
  const seeded = await given.issuedOffer(prospect, await given.activeMandate(), {
    issuedAt: new Date("2019-05-01"),
  });
  expect(await listOf(seeded.id)).toBe(1);
});

test("the rate of the tax is that of the day in Shanghai on which the money was confirmed", async () => {
  await app.sql`insert into vat_rate values ('2026-03-13', 900)`;
  const { accrued } = billingIn(app);
  const rateOf = async () => (await db.row("fee", (await accrued()).feeId)).vatRateBp;
  await app.setNow(new Date("2026-03-12T15:58:00Z"));
  expect(await rateOf()).toBe(600);
  await app.setNow(new Date("2026-03-12T16:00:00Z"));
  expect(await rateOf()).toBe(900);
  await app.sql`delete from vat_rate where valid_from = '2026-03-13'`;
});

test("no tenant can insert a deal of another price, or change one", async () => {
  const { prospect, offerId, issue, institution } = await drafted();
  await issue();
  const { dealId } = await acceptOffer(app.web, prospect.company, { offerId, version: 1 });
  const before = await db.row("deal", dealId);
  for (const actor of [prospect.company, institution])
    for (const change of [
      "fee_rate_bp = 0",
      "fee_cap_fen = 1",
      "fee_floor_fen = 7",
      "vat_inclusive = not vat_inclusive",
      "price_list_version = null",
    ]) {
      const work = app.web.withActor(actor, (trx) =>
        sql`update deal set ${sql.raw(change)} where id = ${dealId}`.execute(trx),
      );
      await expect(work).rejects.toThrow("the price of a deal never changes");
    }
  expect(await db.row("deal", dealId)).toEqual(before);

  const cheap = await drafted();
  await cheap.issue();
  const offer = await db.row("offer", cheap.offerId);
  const { companyId, institutionId, introductionId, prospectId, mandateId } = offer;
  const of = { companyId, institutionId, introductionId, prospectId, mandateId, offerId: offer.id };
  const { id } = await app.web.withActor(cheap.prospect.company, (trx) =>
    trx
      .insertInto("deal")
      .values({
        ...of,
        offerVersion: 1,
        status: "accepted",
        instrument: "ip_pledge_loan",
        amountFen: yuan(5_000_000),
        feeRateBp: 0,
        feeCapFen: 0n,
        priceListVersion: 1,
      })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  const priced = await db.row("deal", id);
  expect(priced.priceListVersion).toBe(offer.priceListVersion);
  expect(priced.feeRateBp).toBeGreaterThan(0);
});
