import { expect, test } from "vitest";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import { translator } from "#app/i18n/translator.ts";
import { handOverPath } from "#app/shared/hand-over-path.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { offersByRole } from "#tests/support/forms/offers-by-role.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** Each page of a company with something to do on it, as a colleague of each role reads it. */
const { app, db, company, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const applications = applicationsIn(app, company, institution);

async function everyPage(): Promise<string[]> {
  const draft = await underway.draft();
  const asked = await underway.introduction();
  const consented = await underway.consented();
  const offer = await underway.issuedOffer();
  const steps = ["company", "business", "people", "figures", "ip", "ask", "teaser", "brief"] as const;
  const deals: DealStatus[] = ["accepted", "documents_out", "conditions_open", "available"];
  const own = paths.company;
  const inDeals = [];
  for (const status of deals) inDeals.push(own.deal((await underway.deal(status)).id));
  const opened = await underway.deal("conditions_open");
  const { introductionId } = await db.row("deal", opened.id);
  const paid = await underway.drawdown("funded");
  const application = await applications.submitted();
  await applications.ask(application.id);
  const [item] = await db.column("applicationItem", "id", { applicationId: application.id });
  return [
    own.home(),
    own.profile(),
    own.figures(),
    own.rights(),
    own.documents(),
    own.funders(),
    own.team(),
    own.prospects(),
    own.prospect(draft.id),
    own.prospect(asked.prospect.id),
    reviewPaths.endOfAsk(asked.prospect.id, "withdraw"),
    ...steps.map((step) => own.prospectStep(draft.id, step)),
    own.introductions(),
    own.askSeveral(),
    own.askFor(asked.prospect.id, asked.mandate.id),
    ...[asked, consented].flatMap(({ id }) =>
      ["", "/consent", "/documents", "/attachments", "/revoke", "/grant"].map(
        (part) => own.introduction(id) + part,
      ),
    ),
    reviewPaths.extension(consented.id, { added: ["ip_and_recognitions"], days: null }),
    own.applications(),
    own.application(application.id),
    reviewPaths.endOfApplication(application.id),
    handOverPath(application.introductionId, { item: String(item) }),
    handOverPath(introductionId, { condition: opened.conditionId }),
    reviewPaths.fill(paid.dealId),
    own.offers(),
    own.offer(offer.id),
    reviewPaths.acceptance(offer.id),
    own.deals(),
    ...inDeals,
    own.deal(paid.dealId),
    `${own.deal(paid.dealId)}/end`,
  ];
}

test("a viewer reads every page of the company; each role is offered what it may do, and nothing else", async () => {
  const all = await everyPage();
  const browserOf = (memberRole: MemberRole) => web.browser(web.sessions.company({ ...company, memberRole }));
  const { wrong, offered } = await offersByRole(all, browserOf);
  // To review a consent, a choice is sent by whoever may give it; and a first file that is handed over extends one.
  expect(wrong).toEqual([
    "member /company/introductions/:id: not offered /company/introductions/:id review",
    "member /company/introductions/:id/hand-over?item=:id: not offered /company/introductions/:id/hand-over hand-over",
    "member /company/introductions/:id/hand-over?condition=:id: not offered /company/introductions/:id/hand-over hand-over",
  ]);
  expect(offered).toMatchObject({ viewer: 0 });
  expect(offered.owner).toBeGreaterThan(40);

  const note = translator("en", "server")("reader");
  const viewer = browserOf("viewer");
  for (const path of all) expect((await viewer.get(path)).text, path).toContain(note);
}, 120_000);
