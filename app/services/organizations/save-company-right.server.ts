import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { MOST_RIGHTS, type CompanyRight } from "#app/domain/organizations/rights.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { lockCompany } from "#db/queries/organizations/companies.ts";
import { insertRight, listRights, updateRight } from "#db/queries/organizations/company-rights.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

/** Adds a right to the company's list, or, with `rightId`, corrects it. */
export function saveCompanyRight(
  { withActor }: ServiceContext,
  actor: CompanyActor,
  { rightId, ...right }: CompanyRight & { rightId: string | null },
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { companyId } = actor;
    found(await lockCompany(trx, companyId), "company-profile-incomplete");
    const values = {
      kind: right.kind,
      title: right.title,
      registrationNumber: right.registrationNumber ?? null,
      grantedOn: right.grantedOn ?? null,
      isSelfDeveloped: right.isSelfDeveloped ?? false,
    };
    if (rightId === null) {
      const listed = await listRights(trx, companyId);
      if (listed.length >= MOST_RIGHTS) throw new Refusal("rights-too-many", { most: MOST_RIGHTS });
      await insertRight(trx, companyId, values);
    } else if (!(await updateRight(trx, companyId, rightId, values))) {
      throw new Refusal("not-found");
    }
    const company = { id: companyId };
    await recordOn(trx, actor, "company-profile-changed", { company }, { detail: { part: "rights" } });
  });
}
