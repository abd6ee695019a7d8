import { lockOwnProspect } from "../prospects/lock-own-prospect.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import { CASE_WORKING_DAYS, whyNotMoveCase } from "#app/domain/moderation/lifecycle.ts";
import { prospectStatusAfter, whyNotSend } from "#app/domain/prospects/lifecycle.ts";
import { OPEN_PROSPECT_STATUSES } from "#app/domain/prospects/submission.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockLatestCaseOfProspect, updateCaseAppeal } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockCompany } from "#db/queries/organizations/companies.ts";
import { hasProspectIn, updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";

export interface AppealDecision {
  prospectId: string;
  /** Why the decision is wrong, in the company's words, for the admin who decides the appeal. */
  note: string;
}

/**
 * A company appeals against the rejection of its prospect, once, while it has no other under way. Another admin than the
 * one who rejected decides.
 */
export function appealDecision(
  { withActor, now, workingDays }: ServiceContext,
  actor: CompanyActor,
  { prospectId, note }: AppealDecision,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const prospect = await lockOwnProspect(trx, actor, prospectId);
    const decided = found(await lockLatestCaseOfProspect(trx, prospectId), "case-not-found");
    // One that is started at the same time comes before it, or is refused.
    await lockCompany(trx, actor.companyId);
    const others = { companyId: actor.companyId, except: prospectId };
    refuseIf(whyNotSend(prospect, "appeal", await hasProspectIn(trx, others, OPEN_PROSPECT_STATUSES)));
    refuseIf(whyNotMoveCase(decided, "appeal", "company", actor.userId));
    const status = prospectStatusAfter(prospect.status, "appeal");
    await updateProspectStatus(trx, prospectId, status, now(), { appealed: true });
    await updateCaseAppeal(trx, decided.id, {
      dueAt: deadlineAfter(now(), CASE_WORKING_DAYS, workingDays),
      now: now(),
    });
    const moved = { to: status, note, version: decided.prospectVersion };
    await recordOn(trx, actor, "prospect-appealed", { prospect }, moved);
    await enqueue(trx, "notify-admins-case-opened", { caseId: decided.id });
  });
}
