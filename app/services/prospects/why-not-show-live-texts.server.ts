import { writtenContent } from "#app/domain/prospects/content.ts";
import { whyNotShowTexts } from "#app/domain/prospects/revealing-texts.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findVersion, type ProspectRow } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Why the texts of a prospect's live version are not shown; null if it has none. */
export async function whyNotShowLiveTexts(
  trx: ActorTransaction,
  prospect: Pick<ProspectRow, "id" | "liveVersion">,
  { isRecognisable, now }: { isRecognisable: boolean; now: Date },
): Promise<RefusalCode | null> {
  if (prospect.liveVersion === null) return null;
  const version = await findVersion(trx, prospect.id, prospect.liveVersion);
  const content = writtenContent(version?.content);
  if (content === null) return null;
  return whyNotShowTexts(content, { day: dayOf(now), isRecognisable });
}
