import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { sheetToIssue, typedSheet } from "#tests/factories/agreements.ts";
import { asksFor } from "#tests/factories/asks.ts";
import { dayOn } from "#tests/factories/days.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

/** The review of an issue says why it would be refused, instead of asking for the amount. */
const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");
const typed = 'name="typedAmount"';

/** A whole draft of five million yuan, of the first version or the next one. */
async function drafted(isNext: boolean) {
  const pair = await given.pair();
  await asksFor(app, pair.prospect.id, yuan(2_000_000), yuan(20_000_000));
  const { id: introductionId } = await given.consentedIntroduction(pair.prospect, pair.mandate);
  const { institution, mandate } = pair;
  const { offerId } = await startOffer(app.web, institution, {
    introductionId,
    instrument: "ip_pledge_loan",
  });
  const { revision } = await db.row("offerDraft", { offerId });
  const sheet = typedSheet(sheetToIssue(yuan(5_000_000)));
  await saveOfferDraft(app.web, institution, { offerId, revision, ...sheet });
  const bank = web.browser(web.sessions.institution(institution));
  const page = `/institution/offers/${offerId}?view=review`;
  const press = (html: string) =>
    bank.post(`${page}&as=move`, {
      ...Object.fromEntries(shownValues(html, "issue")),
      typedAmount: "5,000,000",
      act: "issue",
    });
  if (isNext) {
    expect((await press((await bank.get(page)).text)).status).toBe(303);
    await reviseOffer(app.web, institution, { offerId, from: "version" });
  }
  return { institution, mandate, offerId, bank, page, press };
}
type Drafted = Awaited<ReturnType<typeof drafted>>;

const endOn =
  (days: number) =>
  ({ offerId }: Drafted) =>
    app.sql`update offer_draft set content =
      jsonb_set(content::jsonb, '{expiresOn}', to_jsonb(${addDays(dayOf(new Date()), days)}::text))
      where offer_id = ${offerId}`;

test.each<[string, RefusalCode, (of: Drafted) => Promise<unknown>]>([
  ["an end day that is too soon", "offer-expiry-too-soon", endOn(2)],
  ["an end day that has passed", "offer-expiry-too-soon", endOn(-3)],
  [
    "a budget that is short",
    "mandate-budget-short",
    ({ mandate }) =>
      db.update("mandate", mandate.id, { reservedFen: yuan(5_000_000), budgetFen: yuan(6_000_000) }),
  ],
  [
    "a licence that has ended",
    "institution-licence-expired",
    ({ institution }) => db.update("institution", institution.institutionId, { licenceExpiresOn: dayOn(-1) }),
  ],
  [
    "a restriction",
    "institution-restricted",
    ({ institution }) => db.update("institution", institution.institutionId, { status: "restricted" }),
  ],
])("with %s, of a first version and of the next one", async (_, code, become) => {
  const words = translator("en", "refusals")(code);
  for (const isNext of [false, true]) {
    const of = await drafted(isNext);
    const before = await of.bank.get(of.page);
    expect([before.text.includes(typed), visibleText(before.text).includes(words)]).toEqual([true, false]);
    await become(of);
    const review = await of.bank.get(of.page);
    expect([review.text.includes(typed), visibleText(review.text).includes(words)]).toEqual([false, true]);
    // A page from before is refused for the same reason.
    const stale = await unchanged(app.traces, () => of.press(before.text));
    expect([stale.status >= 400, stale.text.includes(words)]).toEqual([true, true]);
  }
});

test("with a next version of an offer that has been put on hold meanwhile", async () => {
  const of = await drafted(true);
  const { prospect, mandate } = await given.pair();
  const { id: other } = await given.dealOf((await given.issuedOffer(prospect, mandate)).id);
  await db.update("offer", of.offerId, { heldByDealId: other });
  const words = translator("en", "refusals")("offer-on-hold");
  const review = await of.bank.get(of.page);
  expect([review.text.includes(typed), visibleText(review.text).includes(words)]).toEqual([false, true]);
});
