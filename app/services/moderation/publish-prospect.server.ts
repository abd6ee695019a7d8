import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { factsOf } from "#app/domain/matching/prepare.ts";
import { afterMove as afterCaseMove } from "#app/domain/moderation/lifecycle.ts";
import { automaticChecks, mayBePublished } from "#app/domain/prospects/checks.ts";
import { cohortLadder } from "#app/domain/prospects/cohort.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { PROSPECT_STANDS_DAYS, whyNotMove } from "#app/domain/prospects/lifecycle.ts";
import { toTeaser } from "#app/domain/prospects/teaser.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import { updateCaseDecision } from "#db/queries/cases.ts";
import { record } from "#db/queries/events.ts";
import { enqueue } from "#db/queries/jobs.ts";
import { findVersion } from "#db/queries/prospects.ts";
import { lockProspectForAdmin, updatePublication } from "#db/queries/publication.ts";
import { countCohorts, headlineColumns, upsertTeaser } from "#db/queries/teasers.ts";
import type { ServiceContext } from "../context.ts";
import { lockCaseInHand } from "./lock-case-in-hand.server.ts";
import { takeSubject } from "./take-subject.server.ts";

export interface PublishProspect {
  caseId: string;
  note: string | null;
}

/**
 * An admin publishes the version that a case is about: its teaser takes the place of the one before, the prospect
 * stands for 180 days, and the matcher looks at it anew. Refused while a check that blocks is not met. A paused
 * prospect stays paused, with the new version.
 */
export function publishProspect(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { caseId, note }: PublishProspect,
): Promise<void> {
  return withActor(actor, async (trx) => {
    const taken = await lockCaseInHand(trx, actor, caseId, "prospect_submission", "decide");
    await takeSubject(trx, actor, taken, now());
    const prospect = found(await lockProspectForAdmin(trx, taken.prospectId ?? ""), "prospect-not-found");
    const isLive = prospect.status === "published" || prospect.status === "paused";
    refuseIf(isLive ? null : whyNotMove(prospect, "publish", "admin"));
    const version = taken.prospectVersion ?? prospect.latestVersion;
    const row = found(await findVersion(trx, prospect.id, version), "version-not-found");
    const content = prospectContentSchema.parse(row.content);

    const today = dayOf(now());
    const counts = await countCohorts(trx, cohortLadder(content));
    const checks = automaticChecks(content, counts, today);
    refuseIf(mayBePublished(checks) ? null : "case-checks-not-met");
    // What was accepted already stands, whatever the new version asks for.
    const { acceptedFen, companyId } = prospect;
    const soughtFen = content.ask.amountMaxFen > acceptedFen ? content.ask.amountMaxFen : acceptedFen;

    const status = prospect.status === "paused" ? "paused" : "published";
    await updatePublication(trx, prospect.id, {
      status,
      version,
      soughtFen,
      targetFen: content.ask.amountMinFen,
      publishedAt: prospect.publishedAt ?? now(),
      expiresAt: instantOf(addDays(today, PROSPECT_STANDS_DAYS + 1)),
      now: now(),
    });
    await upsertTeaser(trx, {
      prospectId: prospect.id,
      number: prospect.number,
      status,
      publishedAt: prospect.publishedAt ?? now(),
      isDemonstration: prospect.isDemonstration,
      facts: factsOf(content, { prospectId: prospect.id, companyId, version, acceptedFen: 0n }, today),
      teaser: toTeaser(content, counts, today),
      ...headlineColumns(content.business.headline),
    });
    const caseStatus = afterCaseMove(taken.status, "decide");
    await updateCaseDecision(trx, caseId, {
      status: caseStatus,
      decision: "published",
      reasonCodes: [],
      fieldNotes: [],
      note,
      decidedBy: actor.userId,
      now: now(),
      checks,
    });
    const told = { companyId, prospectId: prospect.id, note, version };
    await record(trx, actor, {
      type: "prospect-published",
      subject: { kind: "prospect", id: prospect.id },
      from: prospect.status,
      to: status,
      ...told,
    });
    await record(trx, actor, {
      type: "case-decided",
      subject: { kind: "case", id: caseId },
      from: taken.status,
      to: caseStatus,
      detail: { decision: "published" },
      ...told,
    });
    await enqueue(
      trx,
      "match-prospect",
      { prospectId: prospect.id },
      { key: `match-prospect:${prospect.id}` },
    );
    await enqueue(trx, "tell-company-case-decided", { caseId });
  });
}
