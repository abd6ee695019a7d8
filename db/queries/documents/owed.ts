import { sql } from "kysely";
import { itemDueOn } from "#db/queries/applications/application-items.ts";
import { knownInstitutions } from "#db/queries/organizations/known-institution.ts";
import { hasDealUnderWay, standsStill } from "#db/queries/prospects/suspensions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The consent in force on an introduction, whose terms a handed-over document is read under. */
const consentColumns = [
  "c.sequence as consentSequence",
  "c.fieldGroups as consentGroups",
  "c.purpose as consentPurpose",
  "c.expiresAt as consentExpiresAt",
] as const;

/**
 * The last file that was uploaded for this. `isOpened`: the institution has been able to read its document since.
 */
const lastFile = (
  of: "t.id" | "r.id" | "d.id",
  column: string,
  introduction: string,
) => sql<LastFile | null>`(
  select json_build_object('name', f.name, 'status', f.status, 'isOpened', exists (
    select from introduction_document o
    where o.introduction_id = ${sql.ref(introduction)} and o.document_id = f.document_id))
  from document_file f
  where ${sql.ref(`f.${column}`)} = ${sql.ref(of)} and f.status <> 'uploading'
  order by f.sealed_at desc limit 1)`;

interface LastFile {
  name: string;
  status: "pending" | "clean" | "refused" | "removed";
  isOpened: boolean;
}

/** An item of an application that a company is asked for, with what decides whether it may be provided. */
export async function findOwedItem(trx: ActorTransaction, itemId: string, companyId: string) {
  return trx
    .selectFrom("applicationItem as t")
    .innerJoin("application as a", "a.id", "t.applicationId")
    .innerJoin(knownInstitutions.as<"i">("i"), "i.id", "t.institutionId")
    .leftJoin("consent as c", (join) =>
      join.onRef("c.introductionId", "=", "t.introductionId").on("c.revokedAt", "is", null),
    )
    .select(["t.introductionId", "t.applicationId", "t.code", "t.words", "t.status"])
    .select(itemDueOn.as("dueOn"))
    .select(["t.requestedAt", "a.status as applicationStatus", "i.nameZh", "i.nameEn"])
    .select(["i.status as institutionStatus", standsStill("t.introduction_id").as("isStill")])
    .select(consentColumns)
    .select(lastFile("t.id", "application_item_id", "t.introduction_id").as("last"))
    .where("t.id", "=", itemId)
    .where("t.companyId", "=", companyId)
    .executeTakeFirst();
}

/**
 * What stops a company from opening more on an introduction, by its own rows or by those of a job, which is no party: the
 * status of the institution, and whether the ask is suspended and no deal goes on.
 */
export async function findStopOf(trx: ActorTransaction, introductionId: string) {
  return trx
    .selectFrom("introduction as n")
    .innerJoin(knownInstitutions.as<"i">("i"), "i.id", "n.institutionId")
    .innerJoin("prospect as p", "p.id", "n.prospectId")
    .select("i.status as institutionStatus")
    .select(sql<boolean>`p.status = 'suspended' and not ${hasDealUnderWay("n.id")}`.as("isStill"))
    .where("n.id", "=", introductionId)
    .executeTakeFirstOrThrow();
}

/** The introduction of a company's request, locked. */
export async function lockIntroductionOfRequest(
  trx: ActorTransaction,
  requestId: string,
  companyId: string,
): Promise<void> {
  await trx
    .selectFrom("introduction")
    .select("id")
    .where("companyId", "=", companyId)
    .where("id", "=", (eb) =>
      eb.selectFrom("documentRequest").select("introductionId").where("id", "=", requestId),
    )
    .forNoKeyUpdate()
    .execute();
}

/** A condition of a deal, likewise. */
export async function findOwedCondition(trx: ActorTransaction, conditionId: string, companyId: string) {
  return trx
    .selectFrom("dealCondition as d")
    .innerJoin("deal", "deal.id", "d.dealId")
    .innerJoinLateral(
      sql<{ nameZh: string; nameEn: string | null }>`institution_of_deal(d.deal_id)`.as("i"),
      (join) => join.onTrue(),
    )
    .leftJoin("consent as c", (join) =>
      join.onRef("c.introductionId", "=", "deal.introductionId").on("c.revokedAt", "is", null),
    )
    .select(["deal.introductionId", "d.dealId", "d.description", "d.status", "d.decidedAt", "d.note"])
    .select(["deal.status as dealStatus", "deal.fundedFen", "i.nameZh", "i.nameEn"])
    .select(consentColumns)
    .select(lastFile("d.id", "deal_condition_id", "deal.introduction_id").as("last"))
    .where("d.id", "=", conditionId)
    .where("d.companyId", "=", companyId)
    .executeTakeFirst();
}

/** A request for a document, likewise. */
export async function findOwedRequest(trx: ActorTransaction, requestId: string, companyId: string) {
  return trx
    .selectFrom("documentRequest as r")
    .innerJoin(knownInstitutions.as<"i">("i"), "i.id", "r.institutionId")
    .leftJoin("consent as c", (join) =>
      join.onRef("c.introductionId", "=", "r.introductionId").on("c.revokedAt", "is", null),
    )
    .select(["r.introductionId", "r.kind", "r.words", "r.dueOn", "r.status", "r.requestedAt"])
    .select(["i.nameZh", "i.nameEn", "i.status as institutionStatus"])
    .select(standsStill("r.introduction_id").as("isStill"))
    .select(consentColumns)
    .select(lastFile("r.id", "request_id", "r.introduction_id").as("last"))
    .where("r.id", "=", requestId)
    .where("r.companyId", "=", companyId)
    .executeTakeFirst();
}
