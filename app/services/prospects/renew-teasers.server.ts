import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { isSharedEnough } from "#app/domain/prospects/generalisation.ts";
import { quarterStart } from "#app/domain/prospects/teaser.ts";
import { dayOf } from "#app/lib/days.ts";
import { enqueue } from "#db/queries/jobs.ts";
import { listTeasersShownBefore } from "#db/queries/teasers.ts";
import type { ServiceContext } from "../context.ts";
import { recordPause } from "./record-pause.server.ts";
import { registerAsPublished } from "./register-as-published.server.ts";
import { writeTeaser } from "./write-teaser.server.ts";

const batch = 100;

/**
 * Each night, and with something to do on the first day of a quarter: ages, titles that have ended and how many share it are
 * counted anew for every teaser, all on one day, so that none tells the day on which a company was founded. One that fewer
 * than five share even at its coarsest is paused until its company says that it may be recognised. Returns how many it were.
 */
export async function renewTeasers(
  { withActor, now }: Pick<ServiceContext, "withActor" | "now">,
  actor: SystemActor,
): Promise<number> {
  const today = dayOf(now());
  let renewed = 0;
  for (;;) {
    const count = await withActor(actor, async (trx) => {
      const rows = await listTeasersShownBefore(trx, quarterStart(today), batch);
      for (const { prospect, version, status, publishedAt, content } of rows) {
        const read = prospectContentSchema.parse(content);
        const { id: prospectId, companyId } = prospect;
        await registerAsPublished(trx, { companyId, content: read, today });
        const chosen = await writeTeaser(trx, {
          ...{ prospect, content: read, version, status, publishedAt, today },
        });
        if (status === "published" && !isSharedEnough(chosen) && !prospect.isRecognisable) {
          await recordPause(trx, actor, { prospectId, companyId, from: status, now: now() });
          await enqueue(trx, "tell-company-prospect-recognisable", { prospectId });
        }
        await enqueue(
          trx,
          "match-prospect",
          { prospectId },
          { key: `match-prospect:${prospectId}`, isPatient: true },
        );
      }
      return rows.length;
    });
    renewed += count;
    if (count < batch) return renewed;
  }
}
