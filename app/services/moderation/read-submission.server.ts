import { isOfFirst } from "#app/domain/moderation/queue.ts";
import { automaticChecks, mayBePublished } from "#app/domain/prospects/checks.ts";
import { type ProspectContent, prospectContentSchema } from "#app/domain/prospects/content.ts";
import { fundingAfterPublication, fundingStateOf } from "#app/domain/prospects/funding.ts";
import { leafDifferences, leavesOfContent } from "#app/domain/prospects/leaves.ts";
import { changedFields, isMaterial, isUnderReview } from "#app/domain/prospects/submission.ts";
import { markOfTeaser } from "#app/domain/prospects/teaser-mark.ts";
import { teaserDay } from "#app/domain/prospects/teaser.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import type { findCase } from "#db/queries/moderation/case-queue.ts";
import { findCompanyOnRecord } from "#db/queries/organizations/companies.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { endByFilling } from "../prospects/end-by-filling.server.ts";
import { generalise } from "../prospects/generalise.server.ts";

type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>;

/** The version that a case is about, beside the live one, with today's results of the checks. */
export async function readSubmission(trx: ActorTransaction, row: CaseRow, now: Date) {
  const version = row.prospectVersion ?? 1;
  // If the case made its version the live one, or a later one is by now, there is nothing to compare it with.
  const liveVersion = row.liveVersion !== null && row.liveVersion < version ? row.liveVersion : null;
  const content = prospectContentSchema.parse(found(row.sentContent, "version-not-found"));
  const live = liveVersion === null ? null : prospectContentSchema.parse(row.liveContent);
  const today = dayOf(now);
  const day = teaserDay(dayOf(row.prospectPublishedAt ?? now), today);
  const isRecognisable = row.isRecognisable === true;
  const { companyId, keepShown, generalisation, ageToldOn } = row;
  const prospect = { companyId: companyId ?? "", keepShown, isRecognisable, generalisation, ageToldOn };
  const { chosen } = await generalise(trx, { prospect, content, day });
  const onRecord = await findCompanyOnRecord(trx, row.companyId ?? "", content.company.uscc);
  const checks = automaticChecks(content, { ...chosen, isRecognisable }, onRecord, today);
  return {
    prospectId: row.prospectId ?? "",
    number: row.prospectNumber ?? 0n,
    status: row.prospectStatus ?? "draft",
    version,
    liveVersion,
    isFirst: isOfFirst(row.openedAt, row.prospectPublishedAt),
    submittedAt: row.sentAt ?? row.openedAt,
    lines: leavesOfContent(content),
    differences: live ? leafDifferences(live, content) : null,
    isMaterial: live ? isMaterial(changedFields(live, content)) : true,
    checks,
    mayBePublished: mayBePublished(checks),
    /** What its teaser would show, for the decision to name. */
    teaserMark: markOfTeaser(chosen, isRecognisable),
    fills: await fillsOf(trx, row, content),
  };
}

/** What ends with the search once the version is published, where it asks for no more than has come; null otherwise. */
async function fillsOf(trx: ActorTransaction, row: CaseRow, { ask }: ProspectContent) {
  const { status, prospectId, prospectConfirmedFen, prospectAcceptedFen } = row;
  if (prospectId === null || !isUnderReview(status)) return null;
  const confirmedFen = prospectConfirmedFen ?? 0n;
  const after = fundingAfterPublication({ confirmedFen, acceptedFen: prospectAcceptedFen ?? 0n }, ask);
  if (fundingStateOf(after) !== "maximum") return null;
  return endByFilling(trx, { id: prospectId, ...after });
}
