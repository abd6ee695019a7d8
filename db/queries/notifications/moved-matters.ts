import { sql } from "kysely";
import { disclosedCompanies, nameOrHeadline } from "#db/queries/introductions/disclosed-company.ts";
import { isOfSide, type Side } from "#db/queries/shared/on-page.ts";
import { knownInstitutions } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const MATTERS = ["introduction", "application", "offer", "deal"] as const;

/** A matter whose state changed: the other side's names as far as they are open to the reader. */
export interface MovedMatter {
  about: (typeof MATTERS)[number];
  subjectId: string;
  number: bigint;
  status: string;
  at: Date;
  nameZh: string | null;
  nameEn: string | null;
}

/**
 * A side's matters that changed their state after the millisecond of `since`, the latest first, each once with its state
 * now. By their own records under the reader's policies: nothing that its lists do not show. Of each kind only the latest
 * are read.
 */
export async function listMovedSince(
  trx: ActorTransaction,
  side: Side,
  { since, limit }: { since: Date; limit: number },
): Promise<MovedMatter[]> {
  const parts = MATTERS.map((matter) => {
    const introductionId = matter === "introduction" ? sql`id` : sql`introduction_id`;
    return sql`(select ${sql.lit(matter)} as about, id as subject_id, number, status, status_changed_at as at, institution_id,
        prospect_id, ${introductionId} as introduction_id
      from ${sql.table(matter)} where ${isOfSide(matter, side)} and status_changed_at >= ${since}::timestamptz + interval '1 millisecond'
      order by status_changed_at desc limit ${limit})`;
  });
  const named =
    "companyId" in side
      ? {
          names: sql`b.name_zh, b.name_en`,
          joined: sql`left join ${knownInstitutions} b on b.id = m.institution_id`,
        }
      : {
          names: sql`${nameOrHeadline.zh} as name_zh, ${nameOrHeadline.en} as name_en`,
          joined: sql`${disclosedCompanies(sql`select introduction_id from moved`, sql`m.introduction_id`)}
            left join teaser t on t.prospect_id = m.prospect_id`,
        };
  const { rows } = await sql<MovedMatter>`
    with moved as materialized (
      select * from (${sql.join(parts, sql` union all `)}) as every order by at desc limit ${limit}
    )
    select m.about, m.subject_id, m.number, m.status, m.at, ${named.names}
    from moved m ${named.joined}
    order by m.at desc, m.subject_id`.execute(trx);
  return rows;
}
