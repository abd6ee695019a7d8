import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import type { OpenParties } from "#tests/factories/open-given.ts";

/** Each page of an institution, with something to do on it. */
export async function pagesOfInstitution(parties: OpenParties): Promise<string[]> {
  const { app, company, institution, underway } = parties;
  const applications = applicationsIn(app, company, institution);
  const own = paths.institution;
  const met = await underway.pair();
  const asked = await underway.introduction({ requestedBy: "company" });
  const consented = await underway.consented();
  const application = await applications.submitted();
  await applications.ask(application.id);
  const drafted = await underway.draftedOffer();
  const waiting = await underway.offerToApprove();
  const approved = await underway.approvedOffer();
  const issued = await underway.issuedOffer();
  const revised = await underway.revisedOffer();
  const deals: DealStatus[] = ["accepted", "documents_out", "conditions_open", "available"];
  const inDeals = [];
  for (const status of deals) inDeals.push(own.deal((await underway.deal(status)).id));
  const requested = await underway.drawdown("requested");
  const paid = await underway.drawdown("funded");
  return [
    own.home(),
    own.profile(),
    own.team(),
    own.opportunities(),
    own.opportunity(met.prospect.id, met.mandate.id),
    own.pursue(met.prospect.id, met.mandate.id),
    own.mandates(),
    own.mandate(met.mandate.id),
    own.mandateHistory(met.mandate.id),
    own.introductions(),
    ...[asked, consented].flatMap(({ id }) =>
      ["", "/consent", "/documents", "/attachments"].map((part) => own.introduction(id) + part),
    ),
    own.applications(),
    own.applicationOf(application.id),
    own.pipeline(),
    own.offers(),
    own.offer(drafted.id),
    `${own.offer(drafted.id)}?view=write&step=conditions`,
    own.offer(waiting.id),
    `${own.offer(waiting.id)}?view=write&step=conditions`,
    `${own.offer(waiting.id)}?view=review`,
    own.offer(approved.id),
    `${own.offer(approved.id)}?view=review`,
    own.offer(issued.id),
    own.offer(revised.id),
    reviewPaths.withdrawal(issued.id),
    own.deals(),
    ...inDeals,
    ...inDeals.flatMap((deal) => [`${deal}/sign`, `${deal}/end`]),
    own.deal(requested.dealId),
    own.deal(paid.dealId),
    billingPaths.agreement(),
  ];
}
