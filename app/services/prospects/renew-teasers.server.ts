import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { isSharedEnough } from "#app/domain/prospects/generalisation.ts";
import { quarterStart } from "#app/domain/prospects/teaser.ts";
import { dayOf } from "#app/lib/days.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { listTeasersShownBefore } from "#db/queries/prospects/teasers.ts";
import type { ServiceContext } from "../context.ts";
import { recordPause } from "./record-pause.server.ts";
import { registerAsPublished } from "./register-as-published.server.ts";
import { writeTeaser } from "./write-teaser.server.ts";

const batch = 100;

/**
 * Each night, with an effect on the first day of a quarter: ages, expired titles and the number of companies that share
 * them are counted again for every teaser, all on one day, so that none reveals the day on which a company was founded.
 * A teaser that fewer than five share even at its coarsest is paused until its company agrees to be recognisable.
 * Returns how many were paused.
 */
export async function renewTeasers(
  { withActor, now }: Pick<ServiceContext, "withActor" | "now">,
  actor: SystemActor,
): Promise<number> {
  const today = dayOf(now());
  await registerAnew({ withActor, now }, actor);
  let renewed = 0;
  for (;;) {
    const count = await withActor(actor, async (trx) => {
      const rows = await listTeasersShownBefore(trx, { day: quarterStart(today), after: null, limit: batch });
      for (const { prospect, version, status, publishedAt, content } of rows) {
        const read = prospectContentSchema.parse(content);
        const { id: prospectId, companyId } = prospect;
        const chosen = await writeTeaser(trx, {
          prospect,
          content: read,
          version,
          status,
          publishedAt,
          today,
        });
        if (status === "published" && !isSharedEnough(chosen) && !prospect.isRecognisable) {
          await recordPause(trx, actor, { prospectId, companyId, from: status, now: now() });
          await enqueue(trx, "notify-company-prospect-recognisable", { prospectId });
        }
        await enqueue(trx, "match-prospect", { prospectId }, { isPatient: true });
      }
      return rows.length;
    });
    renewed += count;
    if (count < batch) return renewed;
  }
}

/** Updates all companies' register attributes before any is counted among the others: titles end from day to day. */
async function registerAnew(
  { withActor, now }: Pick<ServiceContext, "withActor" | "now">,
  actor: SystemActor,
): Promise<void> {
  const today = dayOf(now());
  let after: string | null = null;
  do {
    const of = { day: quarterStart(today), after, limit: batch };
    after = await withActor(actor, async (trx) => {
      const rows = await listTeasersShownBefore(trx, of);
      for (const { prospect, content } of rows) {
        const read = prospectContentSchema.parse(content);
        await registerAsPublished(trx, { companyId: prospect.companyId, content: read, today });
      }
      return rows.length < batch ? null : (rows.at(-1)?.prospect.id ?? null);
    });
  } while (after !== null);
}
