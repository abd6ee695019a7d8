import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { caseStatusAfter } from "#app/domain/moderation/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { updateCaseDecision } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";
import { type CaseToDecide, lockAssignedCase } from "./lock-assigned-case.server.ts";
import { publishVersion } from "./publish-version.server.ts";
import { takeSubject } from "./take-subject.server.ts";

export interface PublishProspect extends CaseToDecide {
  note: string | null;
  /** What the page named as ending with the search, "none" where nothing did; left out by what has no page. */
  ends?: string;
  /** What the page showed of the teaser; left out by what has no page. */
  teaser?: string;
}

/** An admin publishes the version that a case is about; the company and the matcher are notified. */
export function publishProspect(
  { withActor, now, workingDays }: ServiceContext,
  actor: AdminActor,
  { note, ends, teaser, ...read }: PublishProspect,
): Promise<void> {
  const { caseId } = read;
  return withActor(actor, "moderate", async (trx) => {
    const taken = await lockAssignedCase(trx, actor, read, "prospect_submission", "decide");
    await takeSubject(trx, actor, taken, now());
    const prospectId = found(taken.prospectId, "prospect-not-found");
    const version = found(taken.prospectVersion, "version-not-found");
    const what = { prospectId, version, note, caseId, ends, teaser };
    const checks = await publishVersion({ now, workingDays }, trx, actor, what);
    const status = caseStatusAfter(taken.status, "decide");
    await updateCaseDecision(trx, caseId, {
      status,
      decision: "published",
      reasonCodes: [],
      fieldNotes: [],
      note,
      decidedBy: actor.userId,
      now: now(),
      checks,
    });
    const subject = { id: caseId, companyId: taken.companyId, prospectId };
    const moved = { from: taken.status, to: status, note, version, detail: { decision: "published" } };
    await recordOn(trx, actor, "case-decided", { case: subject }, moved);
  });
}
