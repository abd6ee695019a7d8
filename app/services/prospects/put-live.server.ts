import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { whyNotShow } from "#app/domain/prospects/generalisation.ts";
import { dayOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { setLiveVersion, type ProspectRow } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { recordPause } from "./record-pause.server.ts";
import { writeTeaser } from "./write-teaser.server.ts";

interface VersionToPutLive {
  prospect: ProspectRow & { status: "published" | "paused" };
  content: ProspectContent;
  version: number;
  now: Date;
}

/** Makes a version live that differs from the one before in nothing that a moderator must review. */
export async function putLive(
  trx: ActorTransaction,
  actor: CompanyActor,
  { prospect, content, version, now }: VersionToPutLive,
): Promise<void> {
  const { id: prospectId, companyId, status } = prospect;
  await setLiveVersion(trx, prospectId, version);
  const publishedAt = prospect.publishedAt ?? now;
  const written = { prospect, content, version, status, publishedAt, today: dayOf(now) };
  const { sharedBy } = await writeTeaser(trx, written);
  const { isRecognisable } = prospect;
  const subject = { id: prospectId, companyId };
  const moved = { version, from: status, to: status };
  await recordOn(trx, actor, "prospect-changed", { prospect: subject }, moved);
  if (status === "published" && whyNotShow({ sharedBy, isRecognisable }) !== null) {
    await recordPause(trx, actor, { prospectId, companyId, from: status, now });
  }
  await enqueue(trx, "match-prospect", { prospectId });
}
