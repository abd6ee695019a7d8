import { lockOwnProspect } from "./lock-own-prospect.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { deadlineAfter } from "#app/domain/clocks.ts";
import { CASE_WORKING_DAYS } from "#app/domain/moderation/lifecycle.ts";
import { prospectContentSchema, type ProspectContent } from "#app/domain/prospects/content.ts";
import { draftJson, readDraft } from "#app/domain/prospects/draft.ts";
import { type DisclosureWish, wishOf } from "#app/domain/prospects/generalisation.ts";
import { prospectStatusAfter, whyNotSend } from "#app/domain/prospects/lifecycle.ts";
import { isSameWish } from "#app/domain/prospects/read-wish.ts";
import {
  changedFields,
  isMaterial,
  OPEN_PROSPECT_STATUSES,
  submissionOf,
  whyNotEdit,
  withCompanyParts,
} from "#app/domain/prospects/submission.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import {
  closeCaseOfProspect,
  findLatestCaseOfProspect,
  sendProspectToModeration,
} from "#db/queries/moderation/cases.ts";
import { findCompanyParts } from "#db/queries/organizations/companies.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import {
  findVersion,
  hasProspectIn,
  insertVersion,
  updateProspectStatus,
  type ProspectRow,
} from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { putLive } from "./put-live.server.ts";
import { refuseLeaving } from "../deletion/refuse-leaving.server.ts";

export interface ProspectToSubmit {
  prospectId: string;
  /** The draft's revision that the person has reviewed. */
  revision: number;
  /** The choice on its teaser that the page showed; left out by what has no page. */
  read?: DisclosureWish;
}

/**
 * Freezes the draft, with the company's current data, as the next version, and submits it to a moderator, who has two
 * working days. A published prospect stays published unchanged: the version is a change request. If no material field
 * changed it goes live at once. Refused where the draft or the choice on its teaser is no longer what was reviewed.
 */
export function submitProspect(
  { withActor, now, workingDays }: ServiceContext,
  actor: CompanyActor,
  { prospectId, revision, read }: ProspectToSubmit,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { companyId, userId } = actor;
    const prospect = await lockOwnProspect(trx, actor, prospectId);
    await refuseLeaving(trx, actor);
    const { status: before } = prospect;
    const isLive = before === "published" || before === "paused";
    const latest = await findLatestCaseOfProspect(trx, prospectId);
    // Another that is started at the same time finds this one open.
    const others = { companyId, except: prospectId };
    const isOtherOpen = before === "expired" && (await hasProspectIn(trx, others, OPEN_PROSPECT_STATUSES));
    refuseIf(
      isLive ? whyNotEdit(before, latest?.status ?? null) : whyNotSend(prospect, "submit", isOtherOpen),
    );
    if (prospect.draftRevision !== revision) {
      throw new Refusal("prospect-stale-draft", { revision: prospect.draftRevision });
    }
    refuseIf(read === undefined || isSameWish(wishOf(prospect), read) ? null : "review-outdated");
    const parts = found(await findCompanyParts(trx, companyId), "company-profile-incomplete");
    const { content, lacks } = submissionOf(withCompanyParts(readDraft(prospect.draft), parts));
    if (content === null) throw new Refusal("prospect-incomplete", { count: lacks.length });
    const changed = isLive ? await changedFromLive(trx, prospect, content) : null;
    if (changed?.length === 0) throw new Refusal("prospect-unchanged");

    const version = prospect.latestVersion + 1;
    await insertVersion(trx, {
      prospectId,
      companyId,
      version,
      content: draftJson(content),
      submittedBy: userId,
    });
    if (isLive && changed !== null && !isMaterial(changed)) {
      await putLive(trx, actor, { prospect: { ...prospect, status: before }, content, version, now: now() });
      // A change that was returned has been replaced by one that no moderator need read.
      await closeCaseOfProspect(trx, prospectId, now());
      return;
    }
    const status = isLive ? before : prospectStatusAfter(before, "submit");
    if (!isLive) await updateProspectStatus(trx, prospectId, status, now());
    const sent = await sendProspectToModeration(trx, {
      prospectId,
      companyId,
      version,
      dueAt: deadlineAfter(now(), CASE_WORKING_DAYS, workingDays),
      now: now(),
      isDemonstration: prospect.isDemonstration,
    });
    await recordOn(trx, actor, "prospect-submitted", { prospect }, { to: status, version });
    const { type, to } = sent.reopened
      ? ({ type: "case-answered", to: "in_review" } as const)
      : ({ type: "case-opened", to: "opened" } as const);
    await recordOn(trx, actor, type, { case: { id: sent.caseId, companyId, prospectId } }, { to, version });
    await enqueue(trx, "notify-admins-case-opened", { caseId: sent.caseId });
  });
}

/** The fields in which a content differs from what institutions see; null if they see nothing. */
async function changedFromLive(trx: ActorTransaction, prospect: ProspectRow, content: ProspectContent) {
  if (prospect.liveVersion === null) return null;
  const live = found(await findVersion(trx, prospect.id, prospect.liveVersion), "version-not-found");
  return changedFields(prospectContentSchema.parse(live.content), content);
}
