import { expect, test } from "vitest";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";

import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { counterOffer, type CounterOffer } from "#app/services/offers/counter-offer.server.ts";
import { discardRevision } from "#app/services/offers/discard-revision.server.ts";
import { declineOffer } from "#app/services/offers/decline-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readOfferAsCompany } from "#app/services/offers/read-offer-as-company.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { reviewWithdrawal } from "#app/services/offers/review-withdrawal.server.ts";
import { readReceipt } from "#app/services/events/read-receipt.server.ts";
import { withdrawOffer } from "#app/services/offers/withdraw-offer.server.ts";
import { paths } from "#app/shared/paths.ts";
import { sheetToIssue, typedSheet } from "#tests/factories/agreements.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { withoutScripts } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { faultsOf, refuses, unchanged } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");

async function issued() {
  const { offerId, company, institution } = await given.offered();
  const counter = (change: CounterOffer["change"], version = 1) =>
    counterOffer(app.web, company, {
      offerId,
      version,
      change,
      words: "Our other offer is cheaper.",
    });
  const revise = async (change: object, from: "version" | "counter" = "version") => {
    await reviseOffer(app.web, institution, { offerId, from });
    await issueOffer(app.web, institution, { offerId, ...sheetToIssue(yuan(5_000_000), change) });
  };
  return { offerId, company, institution, counter, revise };
}

const stored = async (offerId: string) => ({
  offer: await db.row("offer", offerId),
  versions: await db.rows("offerVersion", { offerId }, "version"),
  counters: await db.rows("counterOffer", { offerId }, "round"),
  drafts: (await db.rows("offerDraft", { offerId })).filter(({ content }) => content !== null),
});

test("a counter-offer is shown beside the version that it answers, which can still be accepted", async () => {
  const { offerId, company, institution, counter } = await issued();
  await counter({ fixedRatePercent: "3.80", termMonths: 36 });
  const { offer, counters } = await stored(offerId);
  expect(offer).toMatchObject({ status: "countered", rounds: 1, currentVersion: 1 });
  expect(counters[0]).toMatchObject({
    round: 1,
    version: 1,
    contractRatePercent: "3.80",
    words: "Our other offer is cheaper.",
  });

  const read = await readOfferAsInstitution(app.web, institution, offerId);
  const [latest, first] = read.negotiation;
  expect(latest).toMatchObject({ kind: "counter", round: 1, changes: 1, changed: ["term", "rate"] });
  expect(first).toMatchObject({ kind: "version", version: 1, changes: null, changed: [] });
  await acceptOffer(app.web, company, { offerId, version: 1 });
});

test("a company's comment on an offer has its contact details masked, since it is readable after the consent, too", async () => {
  const { offerId, company } = await issued();
  const change = { fixedRatePercent: "3.80" };
  await counterOffer(app.web, company, { offerId, version: 1, change, words: "请致电 13800138000。" });
  const { counters } = await stored(offerId);
  expect(counters.map(({ words }) => words)).toEqual(["请致电 ***。"]);
  await declineOffer(app.web, company, {
    offerId,
    version: 1,
    reasonCode: "price",
    note: "desk@company.test",
  });
  expect((await stored(offerId)).offer.note).toBe("***");
  expect(await app.sql`select from event where note ~ '138|company.test'`).toEqual([]);
});

test("a revision replaces the version before it: only the new one can be accepted", async () => {
  const { offerId, company, counter, revise } = await issued();
  await counter({ fixedRatePercent: "3.80" });
  await revise({ fixedRatePercent: "3.95" }, "counter");
  expect((await stored(offerId)).offer).toMatchObject({
    status: "revised",
    currentVersion: 2,
    viewedAt: null,
  });
  await refuses("offer-version-outdated", acceptOffer(app.web, company, { offerId, version: 1 }));
  const decline = { offerId, reasonCode: "price", note: null } as const;
  await refuses("offer-version-outdated", declineOffer(app.web, company, { ...decline, version: 1 }));
  expect((await stored(offerId)).offer).toMatchObject({ status: "revised", answeredAt: null });
  const { negotiation } = await readOfferAsCompany(app.web, company, offerId);
  expect(negotiation.map(({ kind, version, changed }) => [kind, version, changed])).toEqual([
    ["version", 2, ["rate"]],
    ["counter", 1, ["rate"]],
    ["version", 1, []],
  ]);
  await acceptOffer(app.web, company, { offerId, version: 2 });
  expect((await db.row("deal", { offerId })).offerVersion).toBe(2);
});

test("an unissued revision is readable by its institution only, and changes nothing", async () => {
  const { offerId, company, institution } = await issued();
  const before = await stored(offerId);
  await reviseOffer(app.web, institution, { offerId, from: "version" });
  const { revision } = await db.row("offerDraft", { offerId });
  const draft = { offerId, revision, ...typedSheet({ ...sheetToIssue(yuan(4_000_000)), expiresOn: null }) };
  await saveOfferDraft(app.web, institution, draft);
  expect((await stored(offerId)).offer).toEqual(before.offer);
  const seen = JSON.stringify(await readOfferAsCompany(app.web, company, offerId), (_, part: unknown) =>
    typeof part === "bigint" ? String(part) : part,
  );
  expect(seen).not.toContain("400000000");
  await discardRevision(app.web, institution, offerId);
  expect(await stored(offerId)).toEqual(before);
});

test("a revision starts with the end of the version before, unless that is too near by now", async () => {
  const { offerId, institution } = await issued();
  const { expiresAt } = await db.row("offer", offerId);
  const endsOn = dayOf(expiresAt ?? app.web.now());
  const started = async () => {
    await reviseOffer(app.web, institution, { offerId, from: "version" });
    const { content } = await db.row("offerDraft", { offerId });
    await discardRevision(app.web, institution, offerId);
    return (content as { expiresOn: string | null }).expiresOn;
  };
  expect(await started()).toBe(endsOn);
  const today = app.web.now();
  await app.setNow(new Date((expiresAt?.getTime() ?? 0) - 3_600_000));
  expect(await started()).toBeNull();
  await app.setNow(today);
});

test("five counter-offers are the limit, and a sixth changes nothing", async () => {
  const { offerId, counter } = await issued();
  for (const rate of ["4.05", "4.00", "3.95", "3.90", "3.85"]) await counter({ fixedRatePercent: rate });
  expect((await stored(offerId)).counters.map(({ round }) => round)).toEqual([1, 2, 3, 4, 5]);
  await refuses("offer-rounds-used-up", () => counter({ fixedRatePercent: "3.80" }), app.traces);
});

test.each([
  ["that changes nothing", { fixedRatePercent: "4.10" }, 1, "counter-unchanged"],
  ["for more than is sought", { amountFen: yuan(8_000_001) }, 1, "offer-exceeds-ask"],
  ["whose terms can't stand together", { amountFen: 0n }, 1, "counter-not-possible"],
  ["to a version that nobody issued", { termMonths: 12 }, 2, "offer-version-outdated"],
])("a counter-offer %s is refused without any change", async (_, change, version, code) => {
  const { counter } = await issued();
  await refuses(code, () => counter(change, version), app.traces);
});

test("a counter-offer above the sought amount is refused at the amount", async () => {
  const { counter } = await issued();
  expect(await faultsOf(counter({ amountFen: yuan(8_000_001), termMonths: 12 }))).toEqual([
    "amountFen: amount-above-sought",
  ]);
});

test("a withdrawal is refused where the offer is not as reviewed, and states its reason to the company", async () => {
  const { offerId, company, institution, counter } = await issued();
  const why = {
    reasonCode: "other",
    note: "The committee decided otherwise; call 13800138000.",
    typedAmount: "500万",
  } as const;
  await counter({ termMonths: 12 });
  for (const reviewed of [
    { version: 1, rounds: 0, ...why },
    { version: 2, rounds: 1, ...why },
    { version: 0 as const, revision: 1 },
  ])
    await refuses(
      "review-outdated",
      () => withdrawOffer(app.web, institution, offerId, reviewed),
      app.traces,
    );
  await refuses(
    "reason-text-missing",
    () => withdrawOffer(app.web, institution, offerId, { version: 1, rounds: 1, ...why, note: null }),
    app.traces,
  );
  await refuses(
    "amount-not-confirmed",
    () => withdrawOffer(app.web, institution, offerId, { version: 1, rounds: 1, ...why, typedAmount: "5" }),
    app.traces,
  );
  expect((await reviewWithdrawal(app.web, institution, offerId)).counteredAt).not.toBeNull();
  await withdrawOffer(app.web, institution, offerId, { version: 1, rounds: 1, ...why });
  const [event] = await db.rows("event", { subjectId: offerId, type: "offer-withdrawn" });
  expect(event).toMatchObject({ version: 1, reasonCode: "other" });
  expect(event?.note).toBe("The committee decided otherwise; call ***.");
  const about = {
    subjectId: offerId,
    act: "offer-withdrawn",
    version: 1,
    locale: "en",
    checkedAt: "",
  } as const;
  const receipt = textOfPdf((await readReceipt(app.web, company, about)).pdf);
  expect(receipt).toContain("The committee decided otherwise; call ***.");
  expect(receipt).not.toContain("say what");
  const ended = await reviewWithdrawal(app.web, institution, offerId);
  expect(ended).toMatchObject({ whyNot: "offer-wrong-state", counteredAt: null });
});

test("a withdrawn offer can be neither countered nor revised", async () => {
  const { offerId, institution, counter } = await issued();
  await withdrawOffer(app.web, institution, offerId);
  await app.expectNoWrites();
  await refuses("offer-not-open", counter({ termMonths: 12 }));
  await refuses("offer-wrong-state", reviseOffer(app.web, institution, { offerId, from: "version" }));
});

test("an offer whose time is over takes no decline, on the page neither, whether or not its end is recorded", async () => {
  const { offerId, company } = await given.offered({ lapsed: true });
  const answer = { offerId, version: 1, reasonCode: "price", note: null } as const;
  const path = paths.company.offer(offerId);
  const browser = web.browser(web.sessions.company(company));
  const decline = translator("en", "offer")("answer.decline");
  const refused = translator("en", "refusals")("offer-expired");
  for (const status of ["issued", "expired"] as const) {
    await db.update("offer", offerId, { status });
    await refuses("offer-expired", () => declineOffer(app.web, company, answer), app.traces);
    const { text } = await browser.get(path);
    expect(withoutScripts(text)).not.toContain(`>${decline}<`);
    const fields = { act: "decline", version: "1", rounds: "0", reasonCode: "price", note: "" };
    const sent = await unchanged(app.traces, () => browser.post(path, fields));
    expect(sent.status).toBe(409);
    expect(withoutScripts(sent.text)).toContain(refused.replaceAll("'", "&#x27;"));
  }
});
