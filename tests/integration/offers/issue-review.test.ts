import { expect, test } from "vitest";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import { translator } from "#app/i18n/translator.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { sheetToIssue, typedSheet } from "#tests/factories/agreements.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText, withoutScripts } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { begunSheet } from "#tests/support/offers/begun-sheets.ts";
import { draftRevision } from "#tests/support/offers/draft-revision.ts";

const opened = openGiven();
const { app, db } = opened;
const web = testWeb(app, builtPages, "en");
const standing = translator("en", "offer.writing");
const patent = { kind: "class_one_ip", note: "Invention patent of the laser head" };

/** A draft for five million yuan over 24 months at 4.10 %, changed as given, and its review as its bank reads it. */
async function reviewed(instrument: Instrument, change: object = {}) {
  const { offerId, institution } = await begunSheet(opened, instrument, "commercial_bank");
  const { mandateId } = await db.row("offer", offerId);
  const bank = web.browser(web.sessions.institution(institution));
  const saves = async (terms: object) => {
    const revision = await draftRevision(db, offerId);
    const sheet = typedSheet(sheetToIssue(yuan(5_000_000), { instrument, ...terms }));
    await saveOfferDraft(app.web, institution, { offerId, revision, ...sheet });
  };
  await saves(change);
  const page = `/institution/offers/${offerId}?view=review`;
  return {
    offerId,
    institution,
    mandateId,
    bank,
    page,
    saves,
    reads: async () => (await bank.get(page)).text,
  };
}

test("the review of an issue names each limit of the mandate that the sheet is outside of", async () => {
  const { mandateId, reads } = await reviewed("ip_pledge_loan", { securities: [patent] });
  await db.update("mandate", mandateId, {
    termMonthsMin: 12,
    termMonthsMax: 36,
    amountMaxFen: yuan(9_000_000),
  });
  const within = visibleText(await reads());
  expect(within).not.toContain(standing("view.toMandate"));
  expect(within).not.toContain(standing("warnings.unpledged", { instrument: "ip_pledge_loan" }));

  await db.update("mandate", mandateId, {
    termMonthsMax: 18,
    amountMaxFen: yuan(4_000_000),
    priceMaxPercent: "3.50",
  });
  const outside = visibleText(await reads());
  expect(outside).toContain(standing("view.toMandate"));
  const above = standing("standing.mandate.above", { of: "term" });
  expect(outside.split(above).length - 1).toBe(3);
  // What is within its limit isn't repeated.
  expect(outside).not.toContain(standing("standing.of", { of: "budget" }));
});

test.each<[Instrument, object]>([
  ["ip_pledge_loan", { securities: [{ kind: "receivables", note: "" }] }],
  ["equity_pledge_loan", { securities: [patent] }],
  ["secured_loan", {}],
])(
  "a %s without the security that it is named after is said before it is issued",
  async (instrument, change) => {
    const { reads } = await reviewed(instrument, change);
    expect(visibleText(await reads())).toContain(standing("warnings.unpledged", { instrument }));
  },
);

test("the review of a revision marks what it changes of the version in force", async () => {
  const { bank, page, offerId, institution, saves, reads } = await reviewed("ip_pledge_loan");
  const first = {
    ...Object.fromEntries(shownValues(await reads(), "issue")),
    typedAmount: "5,000,000",
    act: "issue",
  };
  expect((await bank.post(`${page}&as=move`, first)).status).toBe(303);
  await reviseOffer(app.web, institution, { offerId, from: "version" });
  expect(withoutScripts(await reads())).not.toMatch(/<(?:ins|del)\b/u);

  await saves({ termMonths: 18 });
  const marked = withoutScripts(await reads());
  expect(
    [...marked.matchAll(/<del\b[^>]*>(.*?)<\/del><ins\b[^>]*>(.*?)<\/ins>/gsu)].map(([all]) =>
      visibleText(all),
    ),
  ).toEqual(["24 months 18 months"]);
});

test("the review of an unfinished sheet names what is missing, each with the way to its step", async () => {
  const { offerId, institution } = await begunSheet(opened, "ip_pledge_loan", "commercial_bank");
  const bank = web.browser(web.sessions.institution(institution));
  const draft = `/institution/offers/${offerId}`;
  const revision = String(await draftRevision(db, offerId));
  const fields = {
    unit: "wan",
    revision,
    instrument: "ip_pledge_loan",
    shownFor: "ip_pledge_loan",
    amountFen: "",
  };
  expect((await bank.post(`${draft}?as=draft`, { ...fields, rateBasis: "fixed" })).status).toBe(303);
  const review = (await bank.get(`${draft}?view=review`)).text;
  const labels = translator("en", "offer.builder.fields");
  const said = visibleText(review);
  const list = (step: "amount" | "price") => said.slice(said.indexOf(`${standing(`steps.names.${step}`)} :`));
  expect(list("amount")).toMatch(new RegExp(`^[^:]+ :[^:]*${labels("amountFen")}`, "u"));
  expect(list("price")).toMatch(new RegExp(`^[^:]+ :[^:]*${labels("fixedRatePercent")}`, "u"));
  for (const step of ["amount", "price"]) expect(review).toContain(`${draft}?view=write&amp;step=${step}`);
  expect(review).not.toContain(`${draft}?view=write&amp;step=security`);
  expect(review).toContain(translator("en", "review.issue")("back"));

  // A viewer reads the same names, and is led to nothing that the role can't write.
  const viewer = web.browser(web.sessions.institution({ ...institution, memberRole: "viewer" }));
  const { status, text } = await viewer.get(`${draft}?view=review`);
  expect(status).toBe(200);
  const read = visibleText(text);
  const confirm = translator("en", "offer.confirm");
  expect(read).toContain(confirm("notWhole"));
  for (const [step, field] of [
    ["amount", "amountFen"],
    ["price", "fixedRatePercent"],
  ] as const) {
    const named = read.slice(read.indexOf(confirm("notWhole")) + confirm("notWhole").length);
    expect(named).toMatch(new RegExp(`${standing(`steps.names.${step}`)}: [^:]*${labels(field)}`, "u"));
  }
  expect(withoutScripts(text)).not.toContain("view=write");
  expect(read).not.toContain(translator("en", "review.issue")("back"));
  expect(withoutScripts(text)).toContain('href="/institution/offers"');
});
