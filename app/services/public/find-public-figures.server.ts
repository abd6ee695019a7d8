import { nothingPublished, toPublicFigures } from "#app/domain/figures/public-cells.ts";
import { addMonths, dayOf, instantOf } from "#app/lib/days.ts";
import { memoize } from "#app/lib/memoize-for.ts";
import { findKeptFigures } from "#db/queries/public/public-figures.ts";
import type { ServiceContext } from "../context.ts";

const secondsCached = 30;

/**
 * The figures that the worker published last. Without any, nothing is counted: a live count would reveal the last
 * event. They are the same for everybody, so a process reads them once in half a minute.
 */
export function findPublicFigures(ctx: ServiceContext) {
  return found(ctx);
}

const found = memoize(secondsCached * 1000, ({ withActor, now }: ServiceContext) =>
  withActor({ kind: "public" }, async (trx) => {
    const kept = await findKeptFigures(trx);
    const figures = toPublicFigures(kept?.figures);
    const at = kept?.countedAt ?? now();
    return { at, ...(figures ?? nothingPublished(instantOf(addMonths(dayOf(at), -12)))) };
  }),
);
