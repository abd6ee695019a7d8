import { beforeEach, expect, test } from "vitest";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

/** A suspended institution goes on with what is under way, and begins nothing. */
const { app, db, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const asSuspended = () => web.browser(web.sessions.institution(institution, "suspended"));
let deal: { id: string };
let offer: { id: string };
let draft: { id: string };
let introduction: { id: string };

beforeEach(async () => {
  deal = await underway.deal("accepted");
  [offer, draft] = [await underway.issuedOffer(), await underway.approvedOffer()];
  introduction = await underway.consented();
  await changeInstitutionStatus(app.web, await moderationIn(app).admin(), {
    institutionId: institution.institutionId,
    move: "suspend",
    reasonCode: "compliance",
    note: "Under inspection by the regulator.",
  });
}, 120_000);

test("its people reach their deals and invoices, and a menu of nothing else", async () => {
  const who = asSuspended();
  for (const path of [
    "/institution/deals",
    `/institution/deals/${deal.id}`,
    "/institution/invoices",
    "/institution/fees",
  ]) {
    const page = await who.get(path);
    expect([path, page.status]).toEqual([path, 200]);
    expect(page.text).toContain('href="/institution/deals"');
    expect(page.text).not.toContain('href="/institution/opportunities"');
  }
});

test("every other page leads to the one that says since when and why, with a way to the deals", async () => {
  const who = asSuspended();
  for (const path of ["/institution", "/institution/opportunities", `/institution/offers/${offer.id}`]) {
    const answer = await who.get(path);
    expect([path, answer.status]).toEqual([path, 302]);
    expect(answer.headers.location).toBe("/institution/application?instead=yes");
  }
  const page = await who.get("/institution/application?instead=yes");
  expect(page.text).toContain("The page that you opened is closed while your institution is suspended");
  expect(page.text).toContain("Under inspection by the regulator.");
  expect(page.text).toContain("Since <time");
  expect(page.text).toContain('href="/institution/deals"');
  expect(page.text).toContain("/institution/receipt.pdf?act=institution-suspended");
});

test("a deal under way moves on; an offer, a request and a mandate are refused, and nothing changes", async () => {
  const who = asSuspended();
  for (const [path, form] of [
    [
      `/institution/offers/${draft.id}?view=review&as=move`,
      { act: "issue", revision: "1", version: "0", rounds: "0", rate: "4.10", typedAmount: "5M" },
    ],
    [
      `/institution/introductions/${introduction.id}?index`,
      { act: "start-offer", instrument: "ip_pledge_loan" },
    ],
    ["/institution/introductions/new", { prospect: deal.id, mandate: deal.id }],
    ["/institution/mandates?index", {}],
  ] as const) {
    const answer = await unchanged(app.traces, () => who.post(path, form));
    // A document that would show the refusal is led to the page that says why.
    const isLed = answer.headers.location === "/institution/application?instead=yes";
    expect([path, isLed || answer.status === 403]).toEqual([path, true]);
  }
  const moved = await who.post(`/institution/deals/${deal.id}`, { act: "send-documents" });
  expect(moved.status).toBe(303);
  expect((await db.row("deal", deal.id)).status).toBe("documents_out");
});
