import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { Recognition } from "#app/domain/codes/companies.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { deleteRecognition } from "#db/queries/organizations/company-rights.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

/** Removes a recognition from the company's list; submitted versions keep it. */
export function removeCompanyRecognition(
  { withActor }: ServiceContext,
  actor: CompanyActor,
  code: Recognition,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { companyId } = actor;
    if (!(await deleteRecognition(trx, companyId, code))) throw new Refusal("not-found");
    const company = { id: companyId };
    await recordOn(trx, actor, "company-profile-changed", { company }, { detail: { part: "recognitions" } });
  });
}
