import { expect, test } from "vitest";
import type { CompanyActor, PartyActor } from "#app/domain/accounts/actor.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { readReceipt } from "#app/services/events/read-receipt.server.ts";
import { listApplicationsAsCompany } from "#app/services/applications/list-applications-as-company.server.ts";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { withdrawOffer } from "#app/services/offers/withdraw-offer.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { listOffersAsCompany } from "#app/services/offers/list-offers-as-company.server.ts";
import { readOfferAsCompany } from "#app/services/offers/read-offer-as-company.server.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { reviewEndOfAsk } from "#app/services/prospects/review-end-of-ask.server.ts";
import { withdrawProspect } from "#app/services/prospects/withdraw-prospect.server.ts";
import { keepInvariants, openGiven } from "#tests/factories/open-given.ts";
import { daysOn } from "#tests/factories/days.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";
import { refusalCodeOf, refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
keepInvariants(db);
const on = { amountFen: undefined, termMonths: undefined };

/** An ask with an open offer, a consent whose application is open, and a request that waits for the company. */
async function openAsk() {
  const offered = await given.offered();
  const { prospect, company } = offered;
  const asked = async () => {
    const mandate = await given.activeMandate();
    return { mandate, ...(await given.introduction(prospect, mandate, { answerBy: daysOn(5) })) };
  };
  const [applied, unanswered] = [await asked(), await asked()];
  await given.companyConsents(company, applied.id);
  await app.sql`delete from notification`;
  return { ...offered, prospectId: prospect.id, applied, unanswered };
}

async function reviewed(company: CompanyActor, prospectId: string) {
  const { prospect, mark } = await reviewEndOfAsk(app.web, company, { prospectId, end: "withdraw" });
  return { status: prospect.status, ends: mark };
}

test("the withdrawal of an ask ends its offer, requests and accesses, says why, and notifies each once", async () => {
  const { prospectId, company, institution, offerId, introductionId, applied, unanswered } = await openAsk();
  const read = await reviewEndOfAsk(app.web, company, { prospectId, end: "withdraw" });
  expect([read.ends.offers.length, read.ends.accesses.length, read.ends.requests.length]).toEqual([1, 2, 1]);
  expect(read.ends.offers[0]).toMatchObject({ version: 1, nameEn: "Test Bank" });
  await withdrawProspect(app.web, company, {
    prospectId,
    note: "Only for us.",
    reviewed: await reviewed(company, prospectId),
  });
  expect(await db.row("offer", offerId)).toMatchObject({ status: "superseded", reasonCode: "ask_withdrawn" });
  for (const id of [introductionId, applied.id])
    expect((await db.row("introduction", id)).status).toBe("revoked");
  expect(await db.row("introduction", unanswered.id)).toMatchObject({
    status: "declined_by_company",
    reasonCode: "ask_withdrawn",
  });
  expect(await db.rows("consent", { prospectId, revokedAt: null })).toEqual([]);
  const application = await db.row("application", { introductionId: applied.id });
  expect(application.status).toBe("closed");
  const { rows: ended } = await listApplicationsAsCompany(app.web, company, {
    group: "ended",
    cursor: undefined,
  });
  expect(ended.find(({ id }) => id === application.id)?.end).toBe("search-over");
  const told: { kind: string; subjectId: string }[] =
    await app.sql`select distinct kind, subject_id as "subjectId" from notification where kind like '%withdrawn'`;
  expect(told.map(({ kind, subjectId }) => [kind, subjectId]).sort()).toEqual(
    [
      ["notify-company-prospect-withdrawn", prospectId],
      ...[introductionId, applied.id, unanswered.id].map((id) => ["notify-institution-ask-withdrawn", id]),
    ].sort(),
  );
  // What the institution reads: the offer's end with its reason, never the company's own note.
  const { shown, may } = await readIntroductionAsInstitution(app.web, institution, { introductionId });
  expect([shown, may.offer, may.decline]).toEqual([null, false, false]);
  const events = await app.sql`select note from event where institution_id = ${institution.institutionId}`;
  expect(JSON.stringify(events)).not.toContain("Only for us.");
  const start = await readInstitutionDashboard(app.web, institution);
  expect(start.tasks).toEqual([]);
});

test("no page of the company offers an acceptance after the withdrawal, nor on an ask that is not open", async () => {
  const { prospectId, company, offerId } = await openAsk();
  const answers = async () => {
    const read = await readOfferAsCompany(app.web, company, offerId);
    const { groups } = await listOffersAsCompany(app.web, company, on);
    const start = await readCompanyDashboard(app.web, company);
    const turns = start?.current?.met.filter(({ currentState }) => currentState.act === "decide") ?? [];
    return [read.whyNotAccept, read.whyNotCounter, read.isAcceptable, groups.length, turns.length];
  };
  expect(await answers()).toEqual([null, null, true, 1, 1]);
  for (const status of ["suspended", "under_review", "rejected"] as const) {
    await db.update("prospect", prospectId, { status });
    const why = status === "suspended" ? "prospect-suspended" : "prospect-off-market";
    expect(await answers()).toEqual([why, why, false, 0, 0]);
    await refuses(why, () => acceptOffer(app.web, company, { offerId, version: 1 }), app.traces);
  }
  // Whoever issued an offer stays bound while the ask is paused, or was not confirmed in time.
  for (const status of ["paused", "expired", "published"] as const) {
    await db.update("prospect", prospectId, { status });
    expect(await answers()).toEqual([null, null, true, 1, 1]);
  }
  await withdrawProspect(app.web, company, { prospectId, note: null });
  expect((await answers()).slice(2)).toEqual([false, 0, 0]);
});

test("a deal goes on, with what its institution may see", async () => {
  const { prospectId, company, offerId, introductionId, applied } = await openAsk();
  await acceptOffer(app.web, company, { offerId, version: 1 });
  const { deals, ends } = await reviewEndOfAsk(app.web, company, { prospectId, end: "withdraw" });
  expect([deals, ends.offers.length, ends.accesses.length]).toEqual([1, 0, 1]);
  await withdrawProspect(app.web, company, { prospectId, note: null });
  expect((await db.row("deal", { offerId })).status).toBe("accepted");
  expect((await db.row("introduction", introductionId)).status).not.toBe("revoked");
  expect(await db.rows("consent", { introductionId, revokedAt: null })).toHaveLength(1);
  expect((await db.row("introduction", applied.id)).status).toBe("revoked");
});

test("a withdrawal is refused if another offer, consent or request came after its review", async () => {
  const { prospect, prospectId, company, unanswered } = await openAsk();
  const before = await reviewed(company, prospectId);
  const withdraw = () => withdrawProspect(app.web, company, { prospectId, note: null, reviewed: before });
  await grantConsent(app.web, company, {
    introductionId: unanswered.id,
    fieldGroups: ["identity"],
    purpose: "assess_financing",
    days: 90,
  });
  await refuses("review-outdated", withdraw, app.traces);
  const again = await reviewed(company, prospectId);
  await given.rivalOffer(prospect);
  await refuses(
    "review-outdated",
    () => withdrawProspect(app.web, company, { prospectId, note: null, reviewed: again }),
    app.traces,
  );
  await withdrawProspect(app.web, company, {
    prospectId,
    note: null,
    reviewed: await reviewed(company, prospectId),
  });
});

test("an acceptance and a withdrawal at once: the deal stands, or the offer ended, never both", async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < 6; round += 1) {
    const { prospectId, company, offerId } = await openAsk();
    const seen = await reviewed(company, prospectId);
    const accept = () => refusalCodeOf(acceptOffer(app.web, company, { offerId, version: 1 }));
    const withdraw = () =>
      refusalCodeOf(withdrawProspect(app.web, company, { prospectId, note: null, reviewed: seen }));
    const [accepted, withdrawn] = await Promise.all(
      round % 2 === 0 ? [accept(), withdraw()] : [withdraw(), accept()].toReversed(),
    );
    const deals = await db.rows("deal", { offerId });
    const { status } = await db.row("offer", offerId);
    if (accepted === "nothing refused") {
      expect([deals.length, status, withdrawn]).toEqual([1, "accepted", "review-outdated"]);
    } else {
      expect([deals.length, status, withdrawn]).toEqual([0, "superseded", "nothing refused"]);
    }
    outcomes.add(status);
  }
  expect(outcomes.size).toBeGreaterThan(0);
});

test("an institution withdraws its offer as the ask ends: either has ended it, and the record counts what did", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { prospectId, company, institution, offerId } = await openAsk();
    const seen = await reviewed(company, prospectId);
    const taken = () => refusalCodeOf(withdrawOffer(app.web, institution, offerId));
    const ended = () =>
      refusalCodeOf(withdrawProspect(app.web, company, { prospectId, note: null, reviewed: seen }));
    const outcome = await Promise.all(round % 2 === 0 ? [taken(), ended()] : [ended(), taken()].toReversed());
    const { status } = await db.row("offer", offerId);
    const events: { detail: unknown }[] =
      await app.sql`select detail from event where subject_id = ${prospectId} and type = 'prospect-withdrawn'`;
    if (status === "withdrawn") {
      expect([outcome, events]).toEqual([["nothing refused", "review-outdated"], []]);
    } else {
      expect([status, outcome[1], events]).toMatchObject([
        "superseded",
        "nothing refused",
        [{ detail: { offers: 1 } }],
      ]);
      expect(outcome[0]).not.toBe("nothing refused");
    }
  }
});

test("a consent and a withdrawal at once leave no access", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { prospectId, company, unanswered } = await openAsk();
    const consent = () =>
      refusalCodeOf(
        grantConsent(app.web, company, {
          introductionId: unanswered.id,
          fieldGroups: ["identity"],
          purpose: "assess_financing",
          days: 90,
        }),
      );
    const withdraw = () => withdrawProspect(app.web, company, { prospectId, note: null });
    await Promise.all(round % 2 === 0 ? [consent(), withdraw()] : [withdraw(), consent()]);
    expect(await db.rows("consent", { prospectId, revokedAt: null })).toEqual([]);
    expect(["revoked", "declined_by_company"]).toContain(
      (await db.row("introduction", unanswered.id)).status,
    );
    const open = await app.sql`select id from application where prospect_id = ${prospectId}
      and status in ('submitted', 'incomplete', 'complete', 'under_review', 'offered')`;
    expect(open).toEqual([]);
  }
});

test("the company has a receipt of the end of its ask, which counts what ended; nobody else has", async () => {
  const { prospectId, company, institution } = await openAsk();
  await withdrawProspect(app.web, company, { prospectId, note: null });
  const receipt = (actor: PartyActor, locale: Locale) =>
    readReceipt(app.web, actor, {
      subjectId: prospectId,
      act: "prospect-withdrawn",
      version: undefined,
      locale,
      checkedAt: "https://longspring.example/check",
    });
  const english = textOfPdf((await receipt(company, "en")).pdf);
  expect(english).toContain("With it ended one open offer, what 2 institutions could read");
  expect(english).toContain("one unanswered request");
  expect(textOfPdf((await receipt(company, "zh-CN")).pdf)).toContain("机构查看权限 2 家");
  await refuses("act-receipt-not-found", receipt(institution, "en"));
  await refuses("act-receipt-not-found", receipt(await given.company(), "en"));
});
