import { sql } from "kysely";

/** The names of the company of an introduction, joined as "company"; none if the actor may not know them. */
export function disclosedCompany(introductionId: string) {
  return sql<{ nameZh: string; nameEn: string | null }>`disclosed_company(${sql.ref(introductionId)})`.as(
    "company",
  );
}
