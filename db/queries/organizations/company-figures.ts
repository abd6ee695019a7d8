import type { Insertable, Selectable } from "kysely";
import type { YearFigures } from "#app/domain/organizations/figures.ts";
import type { CompanyFiguresTable } from "#db/schema/organizations.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export type CompanyFiguresValues = Omit<Insertable<CompanyFiguresTable>, "companyId">;

/** A year's row as the domain's type: a blank is unknown. */
export function toYearFigures(row: Selectable<CompanyFiguresTable>): YearFigures {
  const { year, isAudited } = row;
  const given = {
    revenueFen: row.revenueFen,
    mainRevenueFen: row.mainRevenueFen,
    netProfitFen: row.profitFen,
    totalAssetsFen: row.assetsFen,
    totalLiabilitiesFen: row.liabilitiesFen,
    rdExpenseFen: row.researchFen,
    staff: row.staff,
    rdStaff: row.researchStaff,
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  return { year, audited: isAudited, ...known };
}

export function fromYearFigures(year: YearFigures): CompanyFiguresValues {
  return {
    year: year.year,
    isAudited: year.audited ?? false,
    revenueFen: year.revenueFen ?? null,
    mainRevenueFen: year.mainRevenueFen ?? null,
    profitFen: year.netProfitFen ?? null,
    assetsFen: year.totalAssetsFen ?? null,
    liabilitiesFen: year.totalLiabilitiesFen ?? null,
    researchFen: year.rdExpenseFen ?? null,
    staff: year.staff ?? null,
    researchStaff: year.rdStaff ?? null,
  };
}

/** Figures, the latest year first. */
export async function listFigures(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("companyFigures")
    .selectAll()
    .where("companyId", "=", companyId)
    .orderBy("year", "desc")
    .limit(30)
    .execute();
}

/** Replaces the figures of these years; other years stay. */
export async function replaceFigures(
  trx: ActorTransaction,
  companyId: string,
  years: readonly number[],
  figures: readonly CompanyFiguresValues[],
): Promise<void> {
  await trx
    .deleteFrom("companyFigures")
    .where("companyId", "=", companyId)
    .where("year", "in", years)
    .execute();
  if (figures.length === 0) return;
  await trx
    .insertInto("companyFigures")
    .values(figures.map((row) => ({ ...row, companyId })))
    .execute();
}
