import type { AdminActor, SystemActor } from "#app/domain/accounts/actor.ts";
import { writtenContent } from "#app/domain/prospects/content.ts";
import { fundingStateOf } from "#app/domain/prospects/funding.ts";
import { isSharedEnough } from "#app/domain/prospects/generalisation.ts";
import { prospectStatusAfter } from "#app/domain/prospects/lifecycle.ts";
import { expiryAfter, moveThatReinstates } from "#app/domain/prospects/suspension.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findVersion, type ProspectRow, updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import { isCompanyLeaving } from "#db/queries/prospects/suspensions.ts";
import { updateTeaserStatus } from "#db/queries/prospects/teasers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { resumeClocks } from "../organizations/resume-clocks.server.ts";
import { fillAsk } from "./fill-ask.server.ts";
import { notifyOfAsk } from "./notify-of-ask.server.ts";
import { writeTeaser } from "./write-teaser.server.ts";

interface Ending {
  /** Locked, and suspended. */
  prospect: ProspectRow;
  /** What it was before; null where that is not known any more. */
  before: string | null;
  event: "prospect-reinstated" | "prospect-suspension-lifted";
  note?: string | null;
  /** What its page named as ending with the search, "none" where nothing did; left out by what has no page. */
  ends?: string | undefined;
}

/**
 * Ends the suspension of an ask: its live version is shown again as of today, or it stays off the market where its company
 * had paused it, or where it may not be shown now. The days for which it is valid, and the clocks of requests and
 * applications, go on with what they had left.
 */
export async function endSuspension(
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: AdminActor | SystemActor,
  { prospect, before, event, note = null, ends }: Ending,
): Promise<void> {
  const { id: prospectId, companyId, statusChangedAt: since } = prospect;
  const at = now();
  const isFilled = fundingStateOf(prospect) === "maximum";
  // A page that named an end is as outdated where nothing ends as one that named none where the search does.
  refuseIf(ends === undefined || isFilled === (ends !== "none") ? null : "review-outdated");
  const isTooRare = await showAgain(trx, prospect, at);
  const isLeaving = await isCompanyLeaving(trx, companyId);
  const move = moveThatReinstates({ before, isTooRare, isLeaving });
  const status = prospectStatusAfter(prospect.status, move);
  const expiresAt = expiryAfter(prospect.expiresAt, since, at);
  await updateProspectStatus(trx, prospectId, status, at, expiresAt === null ? {} : { expiresAt });
  if (status === "published") await updateTeaserStatus(trx, prospectId, "published");
  await resumeClocks({ now, workingDays }, trx, { prospectId }, since);
  await recordOn(trx, actor, event, { prospect }, { to: status, note, version: prospect.liveVersion });
  if (isFilled) {
    // Deals went on meanwhile: what they filled ends its search now, and each side is notified of that.
    const reviewed = ends === undefined ? undefined : { status, ends };
    await fillAsk({ now, workingDays }, trx, actor, { ...prospect, status }, reviewed);
    return;
  }
  if (isTooRare) await enqueue(trx, "notify-company-prospect-recognisable", { prospectId });
  await notifyOfAsk(trx, prospectId, "reinstated");
  await enqueue(trx, "match-prospect", { prospectId });
}

/**
 * Writes its teaser anew, off the market as yet: companies alike and the age may have changed. Returns whether too few
 * share what it shows. An imported ask has no content, and its teaser stays as it is.
 */
async function showAgain(trx: ActorTransaction, prospect: ProspectRow, at: Date): Promise<boolean> {
  const { liveVersion: version, publishedAt } = prospect;
  const row = version === null ? undefined : await findVersion(trx, prospect.id, version);
  const content = writtenContent(row?.content);
  if (version === null || content === null) return false;
  const shown = { status: "paused", publishedAt: publishedAt ?? at, today: dayOf(at) } as const;
  const chosen = await writeTeaser(trx, { prospect, content, version, ...shown });
  return !isSharedEnough(chosen) && !prospect.isRecognisable;
}
