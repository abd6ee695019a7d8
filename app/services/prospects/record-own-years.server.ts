import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { YearFigures } from "#app/domain/organizations/figures.ts";
import { updateSizeClass } from "#db/queries/organizations/companies.ts";
import { fromYearFigures, replaceFigures } from "#db/queries/organizations/company-figures.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Makes the figures of a draft's years the company's own. */
export async function recordOwnYears(
  trx: ActorTransaction,
  { companyId }: CompanyActor,
  years: readonly YearFigures[],
): Promise<void> {
  if (years.length === 0) return;
  const named = years.map(({ year }) => year);
  await replaceFigures(trx, companyId, named, years.map(fromYearFigures));
  await updateSizeClass(trx, companyId);
}
