import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { quarterStart } from "#app/domain/prospects/teaser.ts";
import { dayOf } from "#app/lib/days.ts";
import { enqueue } from "#db/queries/jobs.ts";
import { listTeasersShownBefore } from "#db/queries/teasers.ts";
import type { ServiceContext } from "../context.ts";
import { writeTeaser } from "./write-teaser.server.ts";

const batch = 100;

/**
 * Each night, and with something to do on the first day of a quarter: ages, titles that have ended and cohorts of every
 * teaser are told anew, all on one day, so that none tells the day on which a company was founded. Returns how many it were.
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
        await writeTeaser(trx, { prospect, content: read, version, status, publishedAt, today });
        const { id: prospectId } = prospect;
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
