import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { caseStatusAfter, whyNotMoveCase } from "#app/domain/moderation/lifecycle.ts";
import { prospectStatusAfter, whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockCase, updateCaseDecision } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import { lockProspectForAdmin } from "#db/queries/prospects/publication.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import { publishVersion } from "./publish-version.server.ts";

export interface DecideAppeal {
  caseId: string;
  verdict: "uphold" | "overturn";
  note: string | null;
  /** What the page named as ending with the search, "none" where nothing did; left out by what has no page. */
  ends?: string;
  /** What the page showed of the teaser; left out by what has no page. */
  teaser?: string;
}

/**
 * Another admin than the one who rejected decides the appeal: the rejection is upheld, for good, or overturned, and the
 * submission is published.
 */
export function decideAppeal(
  { withActor, now, workingDays }: ServiceContext,
  actor: AdminActor,
  { caseId, verdict, note, ends, teaser }: DecideAppeal,
): Promise<void> {
  return withActor(actor, "moderate", async (trx) => {
    const row = found(await lockCase(trx, caseId), "case-not-found");
    await refuseTied(trx, actor, row);
    refuseIf(whyNotMoveCase(row, verdict, "admin", actor.userId));
    const prospectId = found(row.prospectId, "prospect-not-found");
    const version = found(row.prospectVersion, "version-not-found");
    const status = caseStatusAfter(row.status, verdict);
    const decided = { prospectId, version, note };
    if (verdict === "overturn")
      await publishVersion({ now, workingDays }, trx, actor, { ...decided, caseId, ends, teaser });
    else {
      await rejectForGood(trx, actor, { ...decided, now: now() });
      await enqueue(trx, "notify-company-case-decided", { caseId });
    }
    await updateCaseDecision(trx, caseId, {
      status,
      decision: verdict === "uphold" ? "rejected" : "published",
      reasonCodes: verdict === "uphold" ? row.reasonCodes : [],
      fieldNotes: [],
      note,
      decidedBy: actor.userId,
      now: now(),
    });
    const subject = { id: caseId, companyId: row.companyId, prospectId };
    const moved = { from: row.status, to: status, note, version, detail: { decision: status } };
    await recordOn(trx, actor, "case-decided", { case: subject }, moved);
  });
}

async function rejectForGood(
  trx: ActorTransaction,
  actor: AdminActor,
  { prospectId, version, note, now }: { prospectId: string; version: number; note: string | null; now: Date },
): Promise<void> {
  const prospect = found(await lockProspectForAdmin(trx, prospectId), "prospect-not-found");
  refuseIf(whyNotMoveProspect(prospect, "reject", "admin"));
  const status = prospectStatusAfter(prospect.status, "reject");
  await updateProspectStatus(trx, prospectId, status, now);
  await recordOn(trx, actor, "prospect-rejected", { prospect }, { to: status, note, version });
}
