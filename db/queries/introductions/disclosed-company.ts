import { type RawBuilder, sql } from "kysely";

/** The names of the company of an introduction, joined as "company"; none if the actor may not know them. */
export function disclosedCompany(introductionId: string) {
  return sql<{
    nameZh: string;
    nameEn: string | null;
  }>`disclosed_companies(array[${sql.ref(introductionId)}])`.as("company");
}

/** The same of all rows of a list, whose `introductionIds` are selected: one call costs less than one for each row. */
export function disclosedCompanies(introductionIds: RawBuilder<unknown>, of: RawBuilder<unknown>) {
  return sql`left join disclosed_companies(array(${introductionIds})) as company on company.introduction_id = ${of}`;
}

/**
 * What a list calls a company, of `disclosedCompanies` and its teaser, joined as "t": its own names where the actor may
 * know them, else the headline. A company without an English name is not called by a headline in English.
 */
export const nameOrHeadline = {
  zh: sql`coalesce(company.name_zh, t.headline_zh)`,
  en: sql`case when company.name_zh is null then t.headline_en else company.name_en end`,
};
