import { describe, expect, test } from "vitest";

import { promisedDays } from "#app/domain/offers/terms/record-texts.ts";

import type { OfferSummary } from "#app/domain/offers/view.ts";
import { measureAnswers } from "#app/services/matching/measure-answers.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { listOffersAsCompany } from "#app/services/offers/list-offers-as-company.server.ts";
import { readOfferAsCompany } from "#app/services/offers/read-offer-as-company.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { refreshPublicFigures } from "#app/services/public/refresh-public-figures.server.ts";
import { readPublicInstitution } from "#app/services/public/read-public-institution.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { origin } from "#tests/support/clock.ts";

const { app, given, db } = openGiven({}, { isEmptied: true, startsAt: origin });
const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);
const onDefault = { amountFen: undefined, termMonths: undefined };

/** A deal of an institution, accepted on one day, whose drawdowns were confirmed on others. */
async function drawn(institution: { institutionId: string }, accepted: string, confirmed: readonly string[]) {
  const { offerId } = await given.offered({ status: "accepted" });
  const { institutionId } = institution;
  const deal = await given.dealOf(offerId, { institutionId, acceptedAt: noon(accepted) });
  for (const [index, day] of confirmed.entries())
    await given.drawdownOf(deal, { sequence: index + 1, status: "confirmed", confirmedAt: noon(day) });
}

/** As the worker does after publishing figures. */
const measure = async () => {
  await refreshPublicFigures(app.worker, { kind: "system" });
  return measureAnswers(app.worker, { kind: "system" });
};

describe("the published speed of an institution's money", () => {
  test("is the median from acceptance to the first confirmed drawdown, beside its promise", async () => {
    const { offerId, company, institution } = await given.offered();
    await app.setNow(noon("2026-11-25"));
    // In working days: 2, 4, 6, 8 and 10. A second drawdown has no effect.
    for (const [accepted, ...confirmed] of [
      ["2026-11-02", "2026-11-04", "2026-11-20"],
      ["2026-11-02", "2026-11-06"],
      ["2026-11-02", "2026-11-10"],
      ["2026-11-02", "2026-11-12"],
      ["2026-11-02", "2026-11-16"],
    ] as const) {
      await drawn(institution, accepted, confirmed);
    }
    // More than a year ago, and not yet paid.
    await drawn(institution, "2025-09-01", ["2025-10-09"]);
    await drawn(institution, "2026-11-02", []);
    await measure();
    await app.setNow(origin);
    const { groups } = await listOffersAsCompany(app.web, company, onDefault);
    const open = groups.flatMap(({ offers }) => offers as readonly OfferSummary[]);
    const measured = { deals: 5, medianWorkingDays: 6 };
    expect(open.map(({ institution: by }) => by.drawdowns)).toEqual([measured]);
    expect((await readOfferAsCompany(app.web, company, offerId)).offer.institution.drawdowns).toEqual(
      measured,
    );
    expect((await readOfferAsInstitution(app.web, institution, offerId)).drawdowns).toEqual(measured);
    expect(
      (await readPublicInstitution(app.web, { kind: "public" }, institution.institutionId)).drawdowns,
    ).toEqual(measured);
  });

  test("is not shown for four companies, not even their number; nor for five once they are a year old", async () => {
    const { company, institution } = await given.offered();
    await app.setNow(noon("2026-11-25"));
    for (let deal = 0; deal < 4; deal += 1) await drawn(institution, "2026-11-02", ["2026-11-04"]);
    await measure();
    const shown = async () => (await listOffersAsCompany(app.web, company, onDefault)).ended[0]?.institution;
    await app.setNow(noon("2099-01-04"));
    expect((await shown())?.drawdowns).toEqual({ deals: 0, medianWorkingDays: null });
    await app.setNow(noon("2026-11-26"));
    await drawn(institution, "2026-11-02", ["2026-11-04"]);
    await measure();
    await app.setNow(noon("2099-01-04"));
    expect((await shown())?.drawdowns).toEqual({ deals: 5, medianWorkingDays: 2 });
    await measure();
    expect((await shown())?.drawdowns).toEqual({ deals: 0, medianWorkingDays: null });
  });
});

test("a promise is sealed with its version; a version without it is unchanged", async () => {
  const { offerId, company, institution } = await given.offered();
  const seals = () => db.rows("termSheet", { offerId }, "version");
  const [first] = await seals();
  await reviseOffer(app.web, institution, { offerId, from: "version" });
  await issueOffer(app.web, institution, { offerId, ...sheetToIssue(500_000_000n, { drawdownDays: 15 }) });
  const { offer, negotiation } = await readOfferAsCompany(app.web, company, offerId);
  expect(promisedDays(offer.terms)).toBe(15);
  expect(negotiation.find(({ version }) => version === 2)?.changed).toEqual(["drawdownDays"]);
  const [again, second] = await seals();
  expect(again).toEqual(first);
  expect(second?.fingerprint).not.toBe(first?.fingerprint);
});
