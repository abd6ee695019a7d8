import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { keptText } from "#app/domain/figures/kept-figures.ts";
import { keepFigures } from "#db/queries/public-figures.ts";
import type { ServiceContext } from "../context.ts";
import { countPublicFigures } from "./count-public-figures.server.ts";

/** Each minute: what the platform says of itself to anyone, counted once for all who ask. */
export function keepPublicFigures(
  { withActor, now, workingDays }: ServiceContext,
  actor: SystemActor,
): Promise<void> {
  return withActor(actor, async (trx) => {
    const until = now();
    const figures = await countPublicFigures(trx, until, workingDays.isWorkingDay);
    await keepFigures(trx, keptText(figures), until);
  });
}
