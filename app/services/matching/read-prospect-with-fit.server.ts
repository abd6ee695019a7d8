import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { countedOf, isWritable } from "#app/domain/prospects/submission.ts";
import type { ServiceContext } from "../context.ts";
import { findWrittenProspect } from "../prospects/find-written-prospect.server.ts";
import { findFitOf } from "./find-fit-of.server.ts";

/**
 * A prospect for the forms of its ask, and how that fits the market: the draft as written while it can be, in whatever
 * state its prospect is; else what the prospect's own page counts.
 */
export function readProspectWithFit(ctx: ServiceContext, actor: CompanyActor, prospectId: string) {
  return ctx.readAs(actor, async (trx) => {
    const { read, row } = await findWrittenProspect(trx, ctx, { actor, prospectId });
    const counted = isWritable(read.closed) ? "draft" : countedOf(row.status);
    return { read, fit: await findFitOf(trx, ctx, { row, draft: read.draft, counted }) };
  });
}
