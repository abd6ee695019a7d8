import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { factsOf } from "#app/domain/matching/prepare.ts";
import { cohortLadder } from "#app/domain/prospects/cohort.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { toTeaser } from "#app/domain/prospects/teaser.ts";
import { dayOf } from "#app/lib/days.ts";
import { record } from "#db/queries/events.ts";
import { enqueue } from "#db/queries/jobs.ts";
import { setLiveVersion, type ProspectRow } from "#db/queries/prospects.ts";
import { countCohorts, headlineColumns, upsertTeaser } from "#db/queries/teasers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface VersionToPutLive {
  prospect: ProspectRow & { status: "published" | "paused" };
  content: ProspectContent;
  version: number;
  now: Date;
}

/** Makes a version the live one that differs from the one before in nothing that a moderator must look at. */
export async function putLive(
  trx: ActorTransaction,
  actor: CompanyActor,
  { prospect, content, version, now }: VersionToPutLive,
): Promise<void> {
  const { id: prospectId, companyId, number, status, isDemonstration } = prospect;
  const today = dayOf(now);
  await setLiveVersion(trx, prospectId, version);
  await upsertTeaser(trx, {
    prospectId,
    number,
    status,
    publishedAt: prospect.publishedAt ?? now,
    isDemonstration,
    facts: factsOf(content, { prospectId, companyId, version, acceptedFen: 0n }, today),
    teaser: toTeaser(content, await countCohorts(trx, cohortLadder(content)), today),
    ...headlineColumns(content.business.headline),
  });
  await record(trx, actor, {
    type: "prospect-changed",
    subject: { kind: "prospect", id: prospectId },
    companyId,
    prospectId,
    version,
    from: status,
    to: status,
  });
  await enqueue(trx, "match-prospect", { prospectId }, { key: `match-prospect:${prospectId}` });
}
