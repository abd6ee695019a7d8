import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { deleteRight } from "#db/queries/organizations/company-rights.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

/** Removes a right from the company's list; submitted versions keep it. */
export function removeCompanyRight(ctx: ServiceContext, actor: CompanyActor, rightId: string): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const { companyId } = actor;
    if (!(await deleteRight(trx, companyId, rightId))) throw new Refusal("not-found");
    const company = { id: companyId };
    await recordOn(trx, actor, "company-profile-changed", { company }, { detail: { part: "rights" } });
  });
}
