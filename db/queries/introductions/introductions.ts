import { type Expression, expressionBuilder, sql } from "kysely";
import { organizationIdOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import type { Database } from "#db/schema.ts";
import { knownInstitution } from "#db/queries/organizations/known-institution.ts";
import {
  hasRunningClock,
  statusOfOwnTeaser,
  suspendedAsks,
  waitsSince,
} from "#db/queries/prospects/suspensions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { isOfSide, type Side } from "#db/queries/shared/on-page.ts";
import { insertUnlessOpen, updateById } from "#db/queries/shared/rows.ts";

function askedMandate(trx: ActorTransaction, mandateId: string) {
  return trx
    .selectFrom("mandate")
    .innerJoin("institution", "institution.id", "mandate.institutionId")
    .select(["mandate.id", "mandate.version", "mandate.status", "mandate.introductionCap"])
    .select(["mandate.institutionId", "institution.status as institutionStatus"])
    .select(sql<number>`open_introductions(mandate.id)::int`.as("openIntroductions"))
    .where("mandate.id", "=", mandateId);
}

/** The institution's own mandate, locked: the count of its open introductions must not change meanwhile. */
export async function lockMandateForIntroduction(
  trx: ActorTransaction,
  mandateId: string,
  institutionId: string,
) {
  return askedMandate(trx, mandateId)
    .where("mandate.institutionId", "=", institutionId)
    .forNoKeyUpdate("mandate")
    .executeTakeFirst();
}

/** A mandate as a company sees it that asks for an introduction. */
export async function findOpenMandate(trx: ActorTransaction, mandateId: string) {
  return askedMandate(trx, mandateId).executeTakeFirst();
}

/** What an introduction needs of a published prospect: from its teaser, so that no identity is read. */
export async function findTeaserForIntroduction(trx: ActorTransaction, prospectId: string) {
  return trx
    .selectFrom("teaser")
    .select(["prospectId", "version", statusOfOwnTeaser.as("status")])
    .where("prospectId", "=", prospectId)
    .executeTakeFirst();
}

export async function findMatchForIntroduction(trx: ActorTransaction, mandateId: string, prospectId: string) {
  return trx
    .selectFrom("match")
    .select(["outcome", "score"])
    .where("mandateId", "=", mandateId)
    .where("prospectId", "=", prospectId)
    .executeTakeFirst();
}

/**
 * Whether the two already have an open introduction on this prospect, and whether its company stopped the institution,
 * as far as the actor may know either.
 */
export function stateOfPair(prospectId: Expression<string>, institutionId: Expression<string>) {
  const { exists, selectFrom } = expressionBuilder<Database>();
  return [
    exists(
      selectFrom("introduction")
        .select("id")
        .where("introduction.prospectId", "=", prospectId)
        .where("introduction.institutionId", "=", institutionId)
        .where("introduction.status", "in", ["requested", "consent_pending", "consented", "converted"]),
    )
      .$castTo<boolean>()
      .as("openAlready"),
    exists(
      selectFrom("introductionStop")
        .innerJoin("prospect", "prospect.companyId", "introductionStop.companyId")
        .select("stoppedAt")
        .where("prospect.id", "=", prospectId)
        .where("introductionStop.institutionId", "=", institutionId),
    )
      .$castTo<boolean>()
      .as("isStopped"),
  ] as const;
}

export async function findStateOfPair(trx: ActorTransaction, prospectId: string, institutionId: string) {
  return trx
    .selectNoFrom(({ val }) => stateOfPair(val(prospectId), val(institutionId)))
    .executeTakeFirstOrThrow();
}

/** The two sides of an introduction and its subject, as either of them sees it. */
export async function findIntroduction(trx: ActorTransaction, id: string) {
  return trx
    .selectFrom("introduction")
    .select(["id", "status", "prospectId", "prospectVersion", "mandateId", "companyId", "institutionId"])
    .where("id", "=", id)
    .executeTakeFirst();
}

/** An introduction with its institution, as one of its two sides sees it; for others it is not found. */
export async function findParties(trx: ActorTransaction, id: string, side: Side) {
  return trx
    .selectFrom("introduction as i")
    .innerJoin(knownInstitution, "institution.id", "i.institutionId")
    .leftJoin(suspendedAsks, "suspendedAsk.prospectId", "i.prospectId")
    .select(["i.id", "i.number", "i.status", waitsSince("i.id").as("askSuspendedAt")])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .select(["institution.status as institutionStatus", "institution.stoppedAt as institutionStoppedAt"])
    .where("i.id", "=", id)
    .where(isOfSide("i", side))
    .executeTakeFirst();
}

/**
 * Locks an introduction until the end of the transaction: its consent is changed only under the lock of its row, so
 * that later reads are entirely before such a change or after its commit.
 */
export async function shareIntroduction(trx: ActorTransaction, id: string): Promise<void> {
  await trx.selectFrom("introduction").select("id").where("id", "=", id).forShare().execute();
}

/** An introduction of one of its two sides, locked. */
export async function lockIntroductionRow(trx: ActorTransaction, id: string, actor: PartyActor) {
  return trx
    .selectFrom("introduction")
    .selectAll()
    .where("id", "=", id)
    .where(`${actor.kind}Id`, "=", organizationIdOf(actor))
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Introductions whose answer is overdue, locked; those locked by another worker are skipped. */
export async function lockOverdueIntroductions(trx: ActorTransaction, now: Date, limit: number) {
  return (
    trx
      .selectFrom("introduction")
      .selectAll()
      .where("status", "in", ["requested", "consent_pending"])
      .where("answerBy", "<=", now)
      // Nobody can answer on a suspended ask, or with a suspended institution: clocks stand still.
      .where(hasRunningClock("introduction"))
      .orderBy("answerBy")
      .limit(limit)
      .forNoKeyUpdate()
      .skipLocked()
      .execute()
  );
}

/** Serializes requests for the same mandate, so that its cap on open introductions holds under concurrency. */
export async function lockRequestsOfMandate(trx: ActorTransaction, mandateId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`introductions:${mandateId}`}, 0))`.execute(trx);
}

/** Serializes an institution's own requests, after the lock of the mandate, so that its fair-use limit holds, too. */
export async function lockRequestsOfInstitution(trx: ActorTransaction, institutionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`introductions-of:${institutionId}`}, 0))`.execute(
    trx,
  );
}

/** Open introductions that an institution asked for, under all its mandates; as open_introductions() counts one mandate's. */
export async function countOpenAsked(trx: ActorTransaction, institutionId: string): Promise<number> {
  const { open } = await trx
    .selectFrom("introduction")
    .select(({ fn }) => fn.countAll<string>().as("open"))
    .where("institutionId", "=", institutionId)
    .where("requestedBy", "=", "institution")
    .where("status", "in", ["requested", "consent_pending", "consented"])
    .where(
      sql<boolean>`status <> 'consented' or coalesce((select bool_or(c.revoked_at is null and c.expires_at > app_now())
        from consent c where c.introduction_id = introduction.id), true)`,
    )
    .executeTakeFirstOrThrow();
  return Number(open);
}

/** Undefined if the two have an open introduction already: the unique index decides concurrent calls. */
export const insertIntroduction = insertUnlessOpen(
  "introduction",
  ["prospectId", "institutionId"],
  ["requested", "consent_pending", "consented", "converted"],
  ["id", "number", "companyId"],
);

/** Introductions of a prospect without an answer or a consent yet, locked. */
export async function lockUnansweredIntroductions(trx: ActorTransaction, prospectId: string) {
  return trx
    .selectFrom("introduction")
    .select(["id", "companyId", "institutionId", "mandateId", "status"])
    .where("prospectId", "=", prospectId)
    .where("status", "in", ["requested", "consent_pending"])
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

export const updateIntroduction = updateById("introduction");
