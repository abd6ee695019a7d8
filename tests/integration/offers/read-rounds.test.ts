import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { discardRevision } from "#app/services/offers/discard-revision.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { termsJson } from "#tests/factories/agreements.ts";
import { dayOn } from "#tests/factories/days.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

/** A review binds to what was read: another draft, another round or other consequences are refused, and shown. */
const { app, db, given } = openGiven();
const web = testWeb(app, builtPages, "en");
const CHANGED = "What you reviewed has changed meanwhile";

async function parties() {
  const [company, institution] = [await given.company(), await given.institution()];
  return { company, institution, underway: underwayIn(app, company, institution) };
}
const asCompany = (actor: CompanyActor) => web.browser(web.sessions.company(actor));
const asInstitution = (actor: InstitutionActor) => web.browser(web.sessions.institution(actor));
type Browser = ReturnType<typeof asCompany>;

/** The form of a page as it was loaded; `post` sends it later, with what a person typed. */
async function opened(who: Browser, path: string, act: string, form = act, to = path) {
  const page = await who.get(path);
  const shown = Object.fromEntries(shownValues(page.text, form));
  return {
    text: page.text,
    post: (typed: Record<string, string> = {}) => who.post(to, { ...shown, ...typed, act }),
  };
}

const issueReview = (who: Browser, id: string) =>
  opened(
    who,
    `/institution/offers/${id}?view=review`,
    "issue",
    "issue",
    `/institution/offers/${id}?view=review&as=move`,
  );
const counters = async (company: CompanyActor, id: string, fixedRatePercent = "1.10") => {
  const page = await opened(asCompany(company), `/company/offers/${id}`, "counter");
  expect((await page.post({ fixedRatePercent })).status).toBe(303);
};
const writes = (offerId: string, fixedRatePercent: string, change: object = {}) =>
  db.update(
    "offerDraft",
    { offerId },
    {
      content: JSON.stringify({
        terms: { ...termsJson(500_000_000n), fixedRatePercent },
        expiresOn: dayOn(40),
      }),
      ...change,
    },
  );
const amount = { typedAmount: "5,000,000" };

/** Nothing stored, a conflict that says so, and the amount typed again for what is in view now. */
async function isOutdated(post: () => ReturnType<Browser["post"]>, form: string) {
  const answer = await unchanged(app.traces, post);
  expect(answer.status).toBe(409);
  expect(answer.text).toContain(CHANGED);
  expect(Object.fromEntries(shownValues(answer.text, form)).typedAmount ?? "").toBe("");
  return answer;
}

describe("a draft that was begun again has other revisions", () => {
  test("so a review of the one before issues nothing", async () => {
    const { company, institution, underway } = await parties();
    const { id } = await underway.issuedOffer();
    await counters(company, id);
    await reviseOffer(app.web, institution, { offerId: id, from: "version" });
    const review = await issueReview(asInstitution(institution), id);
    await discardRevision(app.web, institution, id);
    await reviseOffer(app.web, institution, { offerId: id, from: "counter" });
    const answer = await isOutdated(() => review.post(amount), "issue");
    expect(answer.text).toContain("1.10");
    expect((await (await issueReview(asInstitution(institution), id)).post(amount)).status).toBe(303);
    expect((await db.row("offer", id)).currentVersion).toBe(2);
  });

  test("so the review of the first version issues no second one", async () => {
    const { institution, underway } = await parties();
    const { id } = await underway.approvedOffer();
    const review = await issueReview(asInstitution(institution), id);
    expect((await review.post(amount)).status).toBe(303);
    await reviseOffer(app.web, institution, { offerId: id, from: "version" });
    await writes(id, "0.50");
    await isOutdated(() => review.post(amount), "issue");
  });

  test("so a first version that a colleague has written on since is not withdrawn", async () => {
    const { institution, underway } = await parties();
    const { id } = await underway.approvedOffer();
    const by = asInstitution(institution);
    const page = await by.get(`/institution/offers/${id}?view=review`);
    const ofForm = /name="revision" value="(\d+)"(?:(?!<\/form>)[^])*value="withdraw"/;
    const read = Number(ofForm.exec(page.text)?.[1]);
    await db.update("offerDraft", { offerId: id }, { revision: read + 1 });
    const withdraw = (revision: number) =>
      by.post(`/institution/offers/${id}?as=move`, { act: "withdraw", revision: String(revision) });
    const stale = await unchanged(app.traces, () => withdraw(read));
    expect(stale.status).toBe(409);
    expect((await withdraw(read + 1)).status).toBe(303);
    expect((await db.row("offer", id)).status).toBe("withdrawn");
  });

  test("so the approval of a second person is of the text that they read", async () => {
    const { institution, underway } = await parties();
    const { id } = await underway.issuedOffer();
    const waits = { approvalAskedAt: new Date() };
    await reviseOffer(app.web, institution, { offerId: id, from: "version" });
    await db.update("offerDraft", { offerId: id }, waits);
    const second = asInstitution({ ...institution, userId: randomUUID() });
    const read = async () =>
      /name="revision" value="(\d+)"/.exec(
        (await second.get(`/institution/offers/${id}?view=approval`)).text,
      )?.[1] ?? expect.fail("nothing to approve");
    const revision = await read();
    await discardRevision(app.web, institution, id);
    await reviseOffer(app.web, institution, { offerId: id, from: "version" });
    await writes(id, "0.50", waits);
    const approve = (of: string) =>
      second.post(`/institution/offers/${id}?view=approval&as=move`, { act: "approve", revision: of });
    const answer = await unchanged(app.traces, () => approve(revision));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("This draft was changed meanwhile");
    expect((await approve(await read())).status).toBe(303);
  });

  test("so a colleague's text is not discarded by a page from before it", async () => {
    const { institution, underway } = await parties();
    const { id } = await underway.issuedOffer();
    await reviseOffer(app.web, institution, { offerId: id, from: "version" });
    const { revision } = await db.row("offerDraft", { offerId: id });
    await discardRevision(app.web, institution, id, revision);
    await reviseOffer(app.web, institution, { offerId: id, from: "version" });
    const discard = () =>
      asInstitution(institution).post(`/institution/offers/${id}?as=move`, {
        act: "discard",
        revision: String(revision),
      });
    const answer = await unchanged(app.traces, discard);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("This draft was changed meanwhile");
  });

  test("and every draft's revisions go on from those of the one before", async () => {
    const { institution, underway } = await parties();
    const { id } = await underway.issuedOffer();
    const seen: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await reviseOffer(app.web, institution, { offerId: id, from: "version" });
      seen.push((await db.row("offerDraft", { offerId: id })).revision);
      await discardRevision(app.web, institution, id);
      await refuses("offer-wrong-state", discardRevision(app.web, institution, id));
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
  });
});

describe("the next version is not issued over a counter-offer that nobody read", () => {
  test("the review names it then, and the next press issues", async () => {
    const { company, institution, underway } = await parties();
    const { id } = await underway.issuedOffer();
    await reviseOffer(app.web, institution, { offerId: id, from: "version" });
    const review = await issueReview(asInstitution(institution), id);
    expect(review.text).not.toContain("Its last counter-offer ends, too");
    await counters(company, id);
    const answer = await isOutdated(() => review.post(amount), "issue");
    expect(answer.text).toContain("Its last counter-offer ends, too");
    expect((await (await issueReview(asInstitution(institution), id)).post(amount)).status).toBe(303);
    expect((await db.row("offer", id)).status).toBe("revised");
  });

  test("nor by what names the round before", async () => {
    const { company, institution, underway } = await parties();
    const { id } = await underway.issuedOffer();
    await counters(company, id);
    await reviseOffer(app.web, institution, { offerId: id, from: "version" });
    await writes(id, "4.10");
    const { revision } = await db.row("offerDraft", { offerId: id });
    const rate = "4.10";
    for (const read of [
      { version: 1, rounds: 0, revision, rate },
      { version: 0, rounds: 1, revision, rate },
      { version: 1, rounds: 1, revision: revision + 1, rate },
      // As it was at the LPR of another day.
      { version: 1, rounds: 1, revision, rate: "4.20" },
    ])
      await refuses(
        "review-outdated",
        () => issueOffer(app.web, institution, { offerId: id, asApproved: true, reviewed: read }),
        app.traces,
      );
    const reviewed = { version: 1, rounds: 1, revision, rate };
    await issueOffer(app.web, institution, { offerId: id, asApproved: true, reviewed });
  });
});

describe("an acceptance is of all that its review named", () => {
  const acceptance = (company: CompanyActor, id: string) =>
    opened(asCompany(company), `/company/offers/${id}/accept`, "accept");

  test("a colleague's counter-offer that came since would lapse: the review says so now", async () => {
    const { company, underway } = await parties();
    const { id } = await underway.issuedOffer();
    const review = await acceptance(company, id);
    expect(review.text).not.toContain("Your counter-offer lapses");
    await counters(company, id);
    const answer = await isOutdated(() => review.post(amount), "accept");
    expect(answer.text).toContain("Your counter-offer lapses");
    expect((await (await acceptance(company, id)).post(amount)).status).toBe(303);
    expect((await db.row("offer", id)).status).toBe("accepted");
  });

  test("an offer that came since would go on hold, or one no longer would", async () => {
    const { company } = await parties();
    const prospect = await given.publishedProspect(company);
    const { id } = await given.issuedOffer(prospect, await given.activeMandate());
    const review = await acceptance(company, id);
    expect(review.text).toContain("No other open offer is put on hold");
    const rival = await given.rivalOffer(prospect);
    const answer = await isOutdated(() => review.post(amount), "accept");
    expect(answer.text).toContain("One other open offer no longer fits beside it");
    const second = await acceptance(company, id);
    await db.update("offer", rival.id, { status: "withdrawn" });
    const other = await given.rivalOffer(prospect);
    await isOutdated(() => second.post(amount), "accept");
    const { headers } = await (await acceptance(company, id)).post(amount);
    expect(headers.location).toMatch(/^\/company\/deals\//);
    expect((await db.row("offer", other.id)).heldByDealId).not.toBeNull();
  });
});

describe("a company's other answers are to the round that was read", () => {
  test("a decline does not end an offer over a colleague's counter-offer, and what was typed stays", async () => {
    const { company, underway } = await parties();
    const { id } = await underway.issuedOffer();
    const page = await opened(asCompany(company), `/company/offers/${id}`, "decline");
    await counters(company, id);
    const no = { reasonCode: "other", note: "The committee wants another term." };
    const answer = await unchanged(app.traces, () => page.post(no));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(CHANGED);
    expect(Object.fromEntries(shownValues(answer.text, "decline"))).toMatchObject({ ...no, rounds: "1" });
    const again = await opened(asCompany(company), `/company/offers/${id}`, "decline");
    expect((await again.post(no)).status).toBe(303);
  });

  test("a counter-offer does not replace a colleague's that was not read", async () => {
    const { company, underway } = await parties();
    const { id } = await underway.issuedOffer();
    const page = await opened(asCompany(company), `/company/offers/${id}`, "counter");
    await counters(company, id);
    const answer = await unchanged(app.traces, () => page.post({ fixedRatePercent: "3.90" }));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(CHANGED);
    expect(answer.text).toContain('value="3.90"');
  });
});
