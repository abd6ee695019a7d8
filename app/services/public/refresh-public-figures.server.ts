import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { toPublicFigures } from "#app/domain/figures/public-cells.ts";
import { dayOf } from "#app/lib/days.ts";
import { findStoredFigures } from "#db/queries/public/public-figures.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { publishPasses } from "../matching/publish-passes.server.ts";
import { publishFigures } from "./publish-figures.server.ts";

/** Once a day: publishes the public figures again, and what companies read of passes, which waits for as many acts. */
export function refreshPublicFigures(ctx: ServiceContext, actor: SystemActor): Promise<void> {
  return ctx.withActor(actor, async (trx) => {
    const until = ctx.now();
    const stored = await findStoredFigures(trx);
    const isOfToday = stored !== undefined && dayOf(stored.countedAt) >= dayOf(until);
    if (isOfToday && toPublicFigures(stored.figures) !== null) return;
    await publishFigures(trx, until, ctx.workingDays.isWorkingDay);
    await publishPasses(trx, actor);
  });
}
