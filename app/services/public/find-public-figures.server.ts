import { toKeptFigures } from "#app/domain/figures/kept-figures.ts";
import { remembered } from "#app/lib/remembered.ts";
import { findKeptFigures } from "#db/queries/public-figures.ts";
import type { ServiceContext } from "../context.ts";
import { countPublicFigures } from "./count-public-figures.server.ts";

const secondsKept = 30;

/**
 * The figures that the worker kept last; counted on the spot where it kept none of late. Everybody is told the same, so
 * that a process asks once in half a minute.
 */
export function findPublicFigures(ctx: ServiceContext) {
  return found(ctx);
}

const found = remembered(secondsKept * 1000, ({ withActor, now, workingDays }: ServiceContext) => {
  const until = now();
  return withActor({ kind: "public" }, async (trx) => {
    const kept = toKeptFigures(await findKeptFigures(trx), until);
    return kept ?? { at: until, ...(await countPublicFigures(trx, until, workingDays.isWorkingDay)) };
  });
});
