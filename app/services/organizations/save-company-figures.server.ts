import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { YearFigures } from "#app/domain/organizations/figures.ts";
import { hasFigures } from "#app/domain/prospects/draft.ts";
import { found } from "#app/domain/refusal.ts";
import { lockCompany, updateSizeClass } from "#db/queries/organizations/companies.ts";
import { fromYearFigures, replaceFigures } from "#db/queries/organizations/company-figures.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

/** Replaces the figures of these years; a year without any figure is removed. */
export function saveCompanyFigures(
  { withActor }: ServiceContext,
  actor: CompanyActor,
  years: readonly YearFigures[],
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { companyId } = actor;
    found(await lockCompany(trx, companyId), "company-profile-incomplete");
    const named = years.map(({ year }) => year);
    const given = years.filter(hasFigures);
    await replaceFigures(trx, companyId, named, given.map(fromYearFigures));
    await updateSizeClass(trx, companyId);
    const company = { id: companyId };
    const moved = { detail: { part: "figures", years: named.map(String) } };
    await recordOn(trx, actor, "company-profile-changed", { company }, moved);
  });
}
