import { organizationIdOf, type PartyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { listExportsOfOrganization as list } from "#db/queries/exports/exports.ts";
import type { ServiceContext } from "../context.ts";

/** The organization's latest archives; `whyNot` if this person may neither request nor download one. */
export async function listExports(ctx: ServiceContext, actor: PartyActor) {
  const whyNot = whyNotRole(actor, "manage");
  const rows = await ctx.readAs(actor, (trx) => list(trx, organizationIdOf(actor)));
  const exports = rows.map((row) => ({
    ...row,
    isFetchable:
      row.status === "ready" && row.expiresAt !== null && row.expiresAt.getTime() > ctx.now().getTime(),
  }));
  return { whyNot, exports };
}
