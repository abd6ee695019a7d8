import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { YearFigures } from "#app/domain/organizations/figures.ts";
import { hasFigures } from "#app/domain/prospects/draft.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { lockCompany, updateCompanyVersion, updateSizeClass } from "#db/queries/organizations/companies.ts";
import { fromYearFigures, replaceFigures } from "#db/queries/organizations/company-figures.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

interface CompanyFiguresInput {
  years: readonly YearFigures[];
  /** The version of the company that the form was rendered from; left out by what has no page. */
  version?: number;
}

/**
 * Replaces the figures of these years; a year without any figure is removed. Refused if the company's data has changed
 * since the form was rendered: a page sends every figure, also those that it left alone.
 */
export function saveCompanyFigures(
  { withActor }: ServiceContext,
  actor: CompanyActor,
  { years, version }: CompanyFiguresInput,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const { companyId } = actor;
    const before = found(await lockCompany(trx, companyId), "company-profile-incomplete");
    if (version !== undefined && version !== before.version) throw new Refusal("form-outdated");
    const named = years.map(({ year }) => year);
    const given = years.filter(hasFigures);
    await replaceFigures(trx, companyId, named, given.map(fromYearFigures));
    await updateCompanyVersion(trx, companyId);
    await updateSizeClass(trx, companyId);
    const company = { id: companyId };
    const moved = { detail: { part: "figures", years: named.map(String) } };
    await recordOn(trx, actor, "company-profile-changed", { company }, moved);
  });
}
