import { type Expression, type Insertable, type Selectable, sql } from "kysely";
import type { CompanyRightTable } from "#db/schema/organizations.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export type CompanyRightValues = Omit<Insertable<CompanyRightTable>, "id" | "companyId">;
export type CompanyRecognitionValues = {
  code: string;
  certificateNumber: string | null;
  validUntil: string | null;
};

const mostRights = 500;

export async function listRights(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("companyRight")
    .selectAll()
    .where("companyId", "=", companyId)
    .orderBy("grantedOn", (order) => order.desc().nullsLast())
    .orderBy("id")
    .limit(mostRights)
    .execute();
}

/** The same beside a row that names the company. */
export function rightsSubquery(companyId: Expression<string>) {
  return sql<Omit<Selectable<CompanyRightTable>, "companyId">[]>`(
    select coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'title', title,
      'registrationNumber', registration_number, 'grantedOn', granted_on, 'isSelfDeveloped', is_self_developed)
      order by granted_on desc nulls last, id), '[]')
    from (select * from company_right where company_id = ${companyId}
      order by granted_on desc nulls last, id limit ${sql.lit(mostRights)}) as latest)`.as("rights");
}

export async function insertRight(
  trx: ActorTransaction,
  companyId: string,
  values: CompanyRightValues,
): Promise<string> {
  const { id } = await trx
    .insertInto("companyRight")
    .values({ ...values, companyId })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** False if there is no such right of this company. */
export async function updateRight(
  trx: ActorTransaction,
  companyId: string,
  rightId: string,
  values: CompanyRightValues,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("companyRight")
    .set(values)
    .where("companyId", "=", companyId)
    .where("id", "=", rightId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteRight(
  trx: ActorTransaction,
  companyId: string,
  rightId: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("companyRight")
    .where("companyId", "=", companyId)
    .where("id", "=", rightId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function listRecognitions(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("companyRecognition")
    .selectAll()
    .where("companyId", "=", companyId)
    .orderBy("code")
    .execute();
}

/** The same beside a row that names the company. */
export function recognitionsSubquery(companyId: Expression<string>) {
  return sql<CompanyRecognitionValues[]>`(
    select coalesce(json_agg(json_build_object('code', code, 'certificateNumber', certificate_number,
      'validUntil', valid_until) order by code), '[]')
    from company_recognition where company_id = ${companyId})`.as("recognitions");
}

/** One of each kind: adding it again replaces its certificate and its end. */
export async function upsertRecognition(
  trx: ActorTransaction,
  companyId: string,
  values: CompanyRecognitionValues,
): Promise<void> {
  const { certificateNumber, validUntil } = values;
  await trx
    .insertInto("companyRecognition")
    .values({ ...values, companyId })
    .onConflict((conflict) =>
      conflict.columns(["companyId", "code"]).doUpdateSet({ certificateNumber, validUntil }),
    )
    .execute();
}

export async function deleteRecognition(
  trx: ActorTransaction,
  companyId: string,
  code: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("companyRecognition")
    .where("companyId", "=", companyId)
    .where("code", "=", code)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
