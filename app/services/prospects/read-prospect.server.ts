import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ServiceContext } from "../context.ts";
import { findWrittenProspect } from "./find-written-prospect.server.ts";

/** A prospect for the company that writes it: the draft, its progress, the moderator's answer, the possible moves. */
export function readProspect(ctx: ServiceContext, actor: CompanyActor, prospectId: string) {
  return ctx.readAs(actor, async (trx) => {
    const { read } = await findWrittenProspect(trx, ctx, { actor, prospectId });
    return read;
  });
}

export type ProspectRead = Awaited<ReturnType<typeof readProspect>>;
