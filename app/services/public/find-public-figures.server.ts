import { nothingPublished, toPublicFigures } from "#app/domain/figures/public-cells.ts";
import { addMonths, dayOf, instantOf } from "#app/lib/days.ts";
import { memoizeFor } from "#app/lib/memoize-for.ts";
import { findStoredFigures } from "#db/queries/public/public-figures.ts";
import type { ServiceContext } from "../context.ts";

const secondsCached = 30;

/**
 * The figures that the worker published last. Without any, nothing is counted: a live count would reveal the last
 * event. They are the same for everybody, so a process reads them once in half a minute.
 */
export function findPublicFigures(ctx: ServiceContext) {
  return found(ctx);
}

const found = memoizeFor(secondsCached * 1000, ({ withActor, now }: ServiceContext) =>
  withActor({ kind: "public" }, async (trx) => {
    const stored = await findStoredFigures(trx);
    const figures = toPublicFigures(stored?.figures);
    const at = stored?.countedAt ?? now();
    return { at, ...(figures ?? nothingPublished(instantOf(addMonths(dayOf(at), -12)))) };
  }),
);
