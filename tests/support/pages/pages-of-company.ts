import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import { handOverPath } from "#app/shared/hand-over-path.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import type { OpenParties } from "#tests/factories/open-given.ts";

/** Each page of a company, with something to do on it. */
export async function pagesOfCompany(parties: OpenParties): Promise<string[]> {
  const { app, db, company, institution, underway } = parties;
  const applications = applicationsIn(app, company, institution);
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
