import { beforeEach, describe, expect, test } from "vitest";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { readPage } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { withCount } from "#tests/support/with-count.ts";

/** What each side's page of a deal shows in its states. */
const { app, db, company, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
/** A Wednesday. */
const now = new Date("2026-11-25T02:00:00Z");
const begun = new Date("2026-11-09T02:00:00Z");

beforeEach(() => app.setNow(now));

const asCompany = async (dealId: string, memberRole: "owner" | "viewer" = "owner") =>
  (await web.browser(web.sessions.company({ ...company, memberRole })).get(`/company/deals/${dealId}`)).text;
const asInstitution = async (path: string) =>
  (await web.browser(web.sessions.institution(institution)).get(`/institution/deals${path}`)).text;
const nameOfCompany = async () => {
  const { nameZh, nameEn } = await db.row("company", company.companyId);
  return nameEn ?? nameZh;
};
/** The deal is in this state since the ninth of November. */
async function dealIn(status: "accepted" | "documents_out" | "conditions_open" | "partially_drawn") {
  const { id } = await underway.deal(status);
  await db.update("deal", id, { statusChangedAt: begun });
  await db.update("dealCondition", { dealId: id }, { requestedAt: begun });
  return id;
}

test("the review of a signature lists every term that it is about, for both sides", async () => {
  const { id } = await underway.deal("documents_out");
  for (const page of [await asCompany(`${id}/sign`), await asInstitution(`/${id}/sign`)]) {
    const { facts } = readPage(page);
    for (const term of ["Instrument", "Contract rate", "Repayment", "Security", "Before the first money"])
      expect([term, facts.has(term)]).toEqual([term, true]);
  }
});

test("the review of a deal's end lets offers on hold stand again only while the ask takes any, to its company", async () => {
  const { id } = await underway.deal("accepted");
  const { prospectId } = await db.row("deal", id);
  const again = "Offers that were on hold stand again";
  const freed = "counts as agreed on the ask no longer";
  for (const status of ["published", "expired", "suspended", "withdrawn", "funded"] as const) {
    await db.update("prospect", prospectId, { status });
    const own = await asCompany(`${id}/end`);
    expect(own).toContain(freed);
    expect([status, own.includes(again)]).toEqual([status, status === "published" || status === "expired"]);
    const theirs = await asInstitution(`/${id}/end`);
    expect(theirs).toContain(freed);
    expect(theirs).not.toContain(again);
  }
});

describe("the page of a deal", () => {
  test("says who is late, and what follows from it, to both sides", async () => {
    const id = await dealIn("documents_out");
    const own = await asCompany(id);
    expect(own).toContain("You were to sign the contract by Mon 16 Nov, 18:00");
    expect(own).toContain("Overdue by 7 working days");
    for (const page of [own, await asInstitution(`/${id}`)])
      expect(page).toContain("Nothing ends by itself.");
  });

  test("asks for each paper beside its condition; a viewer has no form", async () => {
    const id = await dealIn("conditions_open");
    const own = await asCompany(id);
    expect(own).toContain("You were to provide the papers by Mon 23 Nov, 18:00");
    expect(own).toContain("/hand-over?condition=");
    expect(await asCompany(id, "viewer")).not.toContain("/hand-over?condition=");
  });

  test("says to a viewer that the own company takes the step, by a colleague, and leads to none", async () => {
    const paid = { fundedAt: begun, valueDate: "2026-11-09", paymentReference: "SL-1", confirmDueAt: begun };
    const { dealId } = await underway.drawdown("funded", paid);
    await underway.countPaid(dealId);
    const own = await asCompany(dealId);
    expect(own).toContain("You were to confirm or dispute the payment");
    expect(own).toContain("To your step");
    const read = await asCompany(dealId, "viewer");
    expect(read).toContain(`${await nameOfCompany()} was to confirm or dispute the payment`);
    expect(read).not.toContain("To your step");
    expect(read).toContain("A colleague takes this step</h2>");
    expect(read).not.toContain("Waiting for the other side");
  });

  test("stops the clock while the institution is suspended, and says so to the company", async () => {
    const id = await dealIn("documents_out");
    await db.update("institution", institution.institutionId, { status: "suspended" });
    const own = await asCompany(id);
    expect(own).toContain("Contract to sign: the clock stands still");
    expect(own).not.toContain('data-state="late"');
    await app.setNow(new Date("2026-12-01T02:00:00Z"));
    await db.update("institution", institution.institutionId, { status: "active" });
    expect(await asCompany(id)).toContain("You sign the contract by Tue 8 Dec, 18:00");
  });

  test("leaves it to the company to draw more, without a clock", async () => {
    const id = await dealIn("partially_drawn");
    await db.update("deal", id, { confirmedFen: 100_000_000n, fundedFen: 100_000_000n });
    const own = await asCompany(id);
    expect(own).toContain("Nobody is late");
    expect(own).not.toContain('data-state="late"');
  });

  test("names the borrower while the consent does, then its teaser, in title, lines and list, and leaks no name", async () => {
    const id = await dealIn("documents_out");
    const name = await nameOfCompany();
    const { prospectId, introductionId } = await db.row("deal", id);
    const { headlineZh, headlineEn } = await db.row("teaser", { prospectId });
    expect(await asInstitution(`/${id}`)).toContain(`IP pledge loan to ${name}: `);
    await db.update("consent", { introductionId }, { revokedAt: now });
    for (const path of [`/${id}`, ""]) {
      const page = await asInstitution(path);
      expect(page).toContain(headlineEn ?? headlineZh);
      expect(page).toContain("The company was to sign the contract");
      expect(page).not.toContain(name);
    }
    await db.remove("teaser", { prospectId });
    const page = await asInstitution(`/${id}`);
    expect(page).toMatch(/<h1[^>]*>IP pledge loan of ¥5\.0M, accepted on /);
    expect(page).not.toContain(name);
  });

  test("says to the institution what is closed to it without a consent, and offers no receipt that it could not open", async () => {
    const id = await dealIn("documents_out");
    const { introductionId } = await db.row("deal", id);
    const closed = "The company’s consent was revoked or is over.";
    const receipts = `/institution/receipts/${id}`;
    const event = { subjectKind: "deal", subjectId: id, type: "deal-opened", actorKind: "company" } as const;
    const { companyId } = company;
    const { institutionId } = institution;
    await db.insert("event", { ...event, companyId, institutionId });
    const before = await asInstitution(`/${id}`);
    expect(before).not.toContain(closed);
    expect(before).toContain(receipts);
    await db.update("consent", { introductionId }, { revokedAt: new Date(), endedBy: "company" });
    const after = await asInstitution(`/${id}`);
    expect(after).toContain(closed);
    expect(after).not.toContain(receipts);
    const own = await asCompany(id);
    expect(own).not.toContain(closed);
    expect(own).toContain(receipts.replace("institution", "company"));
    const over = "Your consent for ";
    expect(own).toContain(over);
    // Nothing is left to be shown.
    for (const status of ["drawn", "fell_through"] as const) {
      await db.update("deal", id, { status });
      expect(await asCompany(id)).not.toContain(over);
    }
  });

  test("asks the database at most five times beside the session", async () => {
    const id = await dealIn("conditions_open");
    for (const actor of [company, institution]) {
      const { asked } = await withCount(() => readDeal(app.web, actor, id));
      expect(asked).toBeLessThanOrEqual(5);
    }
  });
});
