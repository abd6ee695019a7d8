import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { automaticChecks, type Check, mayBePublished } from "#app/domain/prospects/checks.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { fundingAfterPublication, fundingStateOf } from "#app/domain/prospects/funding.ts";
import { PROSPECT_VALID_DAYS, SHOWN_STATUSES, whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { markOfTeaser } from "#app/domain/prospects/teaser-mark.ts";
import { teaserDay } from "#app/domain/prospects/teaser.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import { findCompanyOnRecord, verifyCompanyCode } from "#db/queries/organizations/companies.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findVersion, hasProspectIn } from "#db/queries/prospects/prospects.ts";
import { lockProspectForAdmin, updatePublication } from "#db/queries/prospects/publication.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { fillAsk } from "../prospects/fill-ask.server.ts";
import { generalise } from "../prospects/generalise.server.ts";
import { registerAsPublished } from "../prospects/register-as-published.server.ts";
import { writeTeaser } from "../prospects/write-teaser.server.ts";
import { releaseHeldOffers } from "./release-held-offers.server.ts";

interface VersionToPublish {
  prospectId: string;
  version: number;
  note: string | null;
  /** In which it is decided. */
  caseId: string;
  /** What the case's page named as ending with the search, "none" where nothing did; left out by what has no page. */
  ends?: string | undefined;
  /** What the case's page showed of the teaser (`markOfTeaser`); left out by what has no page. */
  teaser?: string | undefined;
}

/**
 * Makes a version live: its teaser replaces the one before, the prospect is valid for 180 days and matched again. From
 * then on its company is the verified one of its credit code. Refused while a blocking check fails, or where the page
 * showed another teaser. A paused prospect stays paused. What has come already may fill what a version asks for: its search
 * ends with its publication, and its company is notified of the end alone. Otherwise it is notified of the decision, and
 * offers on hold are released that fit again. Returns the results of the checks.
 */
export async function publishVersion(
  clock: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: AdminActor,
  { prospectId, version, note, caseId, ends, teaser }: VersionToPublish,
): Promise<Check[]> {
  const now = clock.now();
  const prospect = found(await lockProspectForAdmin(trx, prospectId), "prospect-not-found");
  const isLive = prospect.status === "published" || prospect.status === "paused";
  refuseIf(isLive ? null : whyNotMoveProspect(prospect, "publish", "admin"));
  const row = found(await findVersion(trx, prospectId, version), "version-not-found");
  const content = prospectContentSchema.parse(row.content);

  const today = dayOf(now);
  const { companyId, isRecognisable } = prospect;
  const publishedAt = prospect.publishedAt ?? now;
  const day = teaserDay(dayOf(publishedAt), today);
  const { chosen } = await generalise(trx, { prospect, content, day });
  // The company may choose what it shows while its version is reviewed: nobody would have read that.
  refuseIf(
    teaser === undefined || teaser === markOfTeaser(chosen, isRecognisable) ? null : "review-outdated",
  );
  const onRecord = await findCompanyOnRecord(trx, companyId, content.company.uscc);
  const checks = automaticChecks(content, { ...chosen, isRecognisable }, onRecord, today);
  refuseIf(mayBePublished(checks) ? null : "case-checks-not-met");
  // Another admin may have published another company of the same code meanwhile.
  refuseIf((await verifyCompanyCode(trx, companyId)) ? null : "case-checks-not-met");
  // That locked the company, so that of two of its prospects one comes to the market.
  const others = { companyId, except: prospectId };
  const isOtherShown = !isLive && (await hasProspectIn(trx, others, SHOWN_STATUSES));
  refuseIf(isOtherShown ? "case-other-shown" : null);
  const funding = fundingAfterPublication(prospect, content.ask);
  const isFilled = fundingStateOf(funding) === "maximum";
  // A page that named an end is as outdated where nothing ends as one that named none where the search does.
  refuseIf(ends === undefined || isFilled === (ends !== "none") ? null : "review-outdated");

  const status = prospect.status === "paused" ? ("paused" as const) : ("published" as const);
  await updatePublication(trx, prospectId, {
    status,
    version,
    soughtFen: funding.soughtFen,
    targetFen: funding.targetFen,
    publishedAt,
    expiresAt: instantOf(addDays(today, PROSPECT_VALID_DAYS + 1)),
    now,
  });
  await writeTeaser(trx, { prospect, content, version, status, publishedAt, today });
  await registerAsPublished(trx, { companyId, content, today });
  await recordOn(trx, actor, "prospect-published", { prospect }, { to: status, note, version });
  await enqueue(trx, "match-prospect", { prospectId });
  if (isFilled) {
    const filled = { ...prospect, ...funding, status, caseId };
    await fillAsk(clock, trx, actor, filled, ends === undefined ? undefined : { status, ends });
  } else {
    // That institutions see it now would not be true of one that is filled.
    await enqueue(trx, "notify-company-case-decided", { caseId });
    await releaseHeldOffers(trx, actor, prospectId);
  }
  return checks;
}
