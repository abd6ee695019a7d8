import { beforeEach, describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { readReceipt } from "#app/services/events/read-receipt.server.ts";
import { releaseGuarantee } from "#app/services/deals/release-guarantee.server.ts";
import { listOffersAsCompany } from "#app/services/offers/list-offers-as-company.server.ts";
import { asksFor } from "#tests/factories/asks.ts";
import { keepInvariants, openGiven } from "#tests/factories/open-given.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";
import { type Side, WAN } from "#tests/support/trade/model.ts";
import { tradePartiesIn, type Parties } from "#tests/support/trade/parties.ts";
import { realMoves } from "#tests/support/trade/real.ts";
import { storedTrade } from "#tests/support/trade/stored.ts";

const { app, given, db } = openGiven();
keepInvariants(db);
const [bank, other, guarantor]: [Side, Side, Side] = [0, 1, 2];
let parties: Parties;
let act: ReturnType<typeof realMoves>;

beforeEach(async () => {
  await app.empty();
  parties = await tradePartiesIn(app, given);
  act = realMoves(app, parties);
});

/** Runs each, one after the other; none is refused. */
async function done(...acts: (() => Promise<unknown>)[]): Promise<void> {
  for (const attempt of acts) expect(await attempt()).toBeNull();
}
const accepted = (side: Side, amountFen: bigint) =>
  done(
    () => act.issue(side, amountFen),
    () => act.answer(side, "accept", 0n),
  );
const signed = (side: Side) =>
  done(
    () => act.contract(side, "send"),
    () => act.contract(side, "sign_by_company"),
    () => act.contract(side, "sign_by_institution"),
    () => act.settle(side, "satisfy"),
  );
const drawn = (side: Side, amountFen: bigint) =>
  done(
    () => act.request(side, amountFen),
    () => act.pay(side, "fund"),
    () => act.pay(side, "confirm"),
  );
async function inForce(): Promise<void> {
  await accepted(guarantor, 500n * WAN);
  await signed(guarantor);
}
const stored = () => storedTrade(app, parties);
const of = (side: Side) => ({ introductionId: parties.introductionIds[side] });
const applicationStatus = async (side: Side) => (await db.row("application", of(side))).status;
const dealIdOf = async (side: Side): Promise<string> => (await db.row("deal", of(side))).id;
const notified = (userId: string) => db.column("notification", "kind", { userId });

describe("a guarantee", () => {
  test("exists beside a loan that covers the whole ask, uses none of the ask, and puts no offer on hold", async () => {
    await done(() => act.issue(other, 300n * WAN));
    await accepted(bank, 800n * WAN);
    const before = await stored();
    await accepted(guarantor, 500n * WAN);
    const { prospect, offers, deals, mandates } = await stored();
    expect(prospect).toEqual(before.prospect);
    expect(offers.slice(0, 2)).toEqual(before.offers);
    expect(deals.at(-1)).toMatchObject({
      commitment: "guarantee",
      status: "accepted",
      amountFen: 400n * WAN,
    });
    expect(mandates[guarantor]).toMatchObject({ reservedFen: 400n * WAN, drawnFen: 0n });
  });

  test("never exceeds the amount sought, nor what its mandate's budget has left", async () => {
    const seeks = (fen: bigint) => asksFor(app, parties.prospectId, fen, fen);
    await seeks(487n * WAN);
    const before = await stored();
    expect(await act.issue(guarantor, 487n * WAN + 1n)).toBe("offer-exceeds-ask");
    await seeks(2_000n * WAN);
    expect(await act.issue(guarantor, 800n * WAN)).toBe("mandate-budget-short"); // 640 of 600
    expect((await stored()).mandates).toEqual(before.mandates);
    expect((await stored()).offers).toMatchObject([{ status: "drafted", version: 0 }]);
    // Published as 500, but its consent shows the exact amount.
    await seeks(487n * WAN);
    await done(() => act.issue(guarantor, 487n * WAN));
  });

  test("takes effect once it is signed and its conditions are settled, and its application is then closed", async () => {
    await inForce();
    const { mandates, deals } = await stored();
    expect(deals).toMatchObject([{ status: "in_force", fundedFen: 0n, confirmedFen: 0n }]);
    expect(mandates[guarantor]).toMatchObject({ reservedFen: 0n, drawnFen: 400n * WAN });
    expect(await applicationStatus(guarantor)).toBe("originated");
    const { company, institutions } = parties;
    expect(await notified(company.userId)).toContain("notify-guarantee-in-force");
    expect(await notified(institutions[guarantor].userId)).toContain("notify-guarantee-in-force");
    expect(await notified(company.userId)).not.toContain("notify-company-deal-available");
    const { events, deal } = await readDeal(app.web, company, await dealIdOf(guarantor));
    expect(events.map(({ type }) => type)).toContain("guarantee-in-force");
    expect(deal.feeRateBp).toBe(0);
    const receipt = { subjectId: deal.id, act: "guarantee-in-force", version: undefined } as const;
    for (const reader of [company, institutions[guarantor]]) {
      const { pdf } = await readReceipt(app.web, reader, { ...receipt, locale: "en", checkedAt: "" });
      const text = textOfPdf(pdf);
      expect(text).toContain(`the guarantee of ${formatMoneyExact("en", deal.amountFen)} came into force`);
    }
  });

  test("without conditions takes effect with the second signature", async () => {
    await done(() => act.issue(guarantor, 500n * WAN));
    await app.sql`update offer_version set terms = jsonb_set(terms, '{conditions}', '[]')`;
    await done(
      () => act.answer(guarantor, "accept", 0n),
      () => act.contract(guarantor, "send"),
      () => act.contract(guarantor, "sign_by_institution"),
      () => act.contract(guarantor, "sign_by_company"),
    );
    expect((await stored()).deals).toMatchObject([{ status: "in_force" }]);
    expect(await applicationStatus(guarantor)).toBe("originated");
  });

  test("has no drawdowns: the loan beside it is drawn in two parts, and only the loan's fees accrue", async () => {
    await inForce();
    await accepted(bank, 800n * WAN);
    await signed(bank);
    expect(await unchanged(stored, () => act.request(guarantor, 100n * WAN))).toBe("deal-not-available");
    await drawn(bank, 300n * WAN);
    await drawn(bank, 500n * WAN);
    const { prospect, deals } = await stored();
    expect(prospect).toMatchObject({ status: "funded", confirmedFen: 800n * WAN });
    expect(deals.map(({ status, drawdowns }) => [status, drawdowns.length])).toEqual([
      ["in_force", 0],
      ["drawn", 2],
    ]);
    expect(new Set(await db.column("fee", "dealId"))).toEqual(new Set([await dealIdOf(bank)]));
  });

  test("that falls through releases its budget and reactivates no offer", async () => {
    await accepted(guarantor, 500n * WAN);
    await done(() => act.issue(other, 300n * WAN));
    await accepted(bank, 800n * WAN);
    const { offers } = await stored();
    await done(() => act.fallThrough(guarantor, "company"));
    const after = await stored();
    expect(after.offers).toEqual(offers);
    expect(after.mandates[guarantor]).toMatchObject({ reservedFen: 0n, drawnFen: 0n });
  });

  test("is not compared with loans: the company reads it beside them", async () => {
    await done(
      () => act.issue(bank, 300n * WAN),
      () => act.issue(guarantor, 500n * WAN),
    );
    const on = { amountFen: undefined, termMonths: undefined };
    const { groups } = await listOffersAsCompany(app.web, parties.company, on);
    const offered = groups.map(({ kind, offers }) => [kind, ...offers.map(({ commitment }) => commitment)]);
    expect(offered).toEqual([
      ["loan", "capital"],
      ["guarantee", "guarantee"],
    ]);
  });
});

describe("a guarantee in force", () => {
  test("is released by its institution with a reason, which frees its budget", async () => {
    await inForce();
    const dealId = await dealIdOf(guarantor);
    await releaseGuarantee(app.web, parties.institutions[guarantor], {
      dealId,
      reasonCode: "other",
      note: "Another surety came in.",
    });
    const { deals, mandates } = await stored();
    expect(deals).toMatchObject([{ status: "released" }]);
    expect(mandates[guarantor]).toMatchObject({ reservedFen: 0n, drawnFen: 0n, status: "active" });
    expect(await notified(parties.company.userId)).toContain("notify-company-guarantee-released");
    const about = {
      subjectId: dealId,
      act: "guarantee-released",
      version: undefined,
      checkedAt: "",
    } as const;
    const { pdf } = await readReceipt(app.web, parties.company, { ...about, locale: "en" });
    const receipt = textOfPdf(pdf);
    const amount = formatMoneyExact("en", deals[0]?.amountFen ?? 0n);
    expect(receipt).toContain(`${amount} went back to the mandate’s budget.`);
    expect(receipt).toContain("Another surety came in.");
  });

  test("is released by nobody else, not with reason “other” and no note, and not twice", async () => {
    await inForce();
    const dealId = await dealIdOf(guarantor);
    const [institution, foreign] = [parties.institutions[guarantor], parties.institutions[bank]];
    const member: InstitutionActor = { ...institution, memberRole: "member" };
    const attempts = [
      ["deal-not-found", foreign, "loan_repaid"],
      ["not-allowed-role", member, "loan_repaid"],
      ["reason-text-missing", institution, "other"],
    ] as const;
    for (const [code, actor, reasonCode] of attempts) {
      const release = () => releaseGuarantee(app.web, actor, { dealId, reasonCode, note: null });
      await refuses(code, release, app.traces);
    }
    await done(() => act.release(guarantor));
    expect(await unchanged(app.traces, () => act.release(guarantor))).toBe("deal-wrong-state");
  });
});
