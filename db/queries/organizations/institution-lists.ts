import { sql, type SqlBool } from "kysely";
import { PUBLISHED_MANDATES } from "#app/domain/mandates/lifecycle.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import type { Day } from "#app/lib/days.ts";
import { containing } from "#db/queries/shared/containing.ts";
import { recusedFrom } from "#db/queries/moderation/ties.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface InstitutionSelection {
  status?: InstitutionStatus | undefined;
  kind?: string | undefined;
  /** Part of a name or of a licence number. */
  words?: string | undefined;
  /** Licences that end before this day. */
  expiresBefore?: Day | undefined;
  after?: { nameZh: string; id: string } | undefined;
  limit: number;
}

/** Institutions by name with what they have under way, for admins. Keyset: after the given row. */
export async function listInstitutionsForAdmins(trx: ActorTransaction, selection: InstitutionSelection) {
  const { status, kind, words, expiresBefore, after, limit } = selection;
  let query = trx
    .selectFrom("institution")
    .select([
      "id",
      "kind",
      "nameZh",
      "nameEn",
      "status",
      "licenceNumber",
      "regulator",
      "licenceExpiresOn",
      "verifiedAt",
    ])
    .select((institution) => [
      institution
        .selectFrom("mandate")
        .select(({ fn }) => fn.countAll<bigint>().as("count"))
        .whereRef("mandate.institutionId", "=", "institution.id")
        .where("mandate.status", "in", PUBLISHED_MANDATES)
        .as("mandates"),
    ])
    .select(recusedFrom("moderator", "null", "institution.id"));
  if (status) query = query.where("status", "=", status);
  if (kind) query = query.where("kind", "=", kind);
  if (expiresBefore) query = query.where("licenceExpiresOn", "<", expiresBefore);
  if (words) {
    const pattern = containing(words);
    query = query.where((where) =>
      where.or([
        where("nameZh", "ilike", pattern),
        where("nameEn", "ilike", pattern),
        where("licenceNumber", "ilike", pattern),
      ]),
    );
  }
  if (after) query = query.where(sql<SqlBool>`(name_zh, id) > (${after.nameZh}, ${after.id}::uuid)`);
  const rows = await query.orderBy("nameZh").orderBy("id").limit(limit).execute();
  return rows.map((row) => ({ ...row, mandates: Number(row.mandates) }));
}

export async function countInstitutionsByStatus(
  trx: ActorTransaction,
): Promise<Partial<Record<InstitutionStatus, number>>> {
  const rows = await trx
    .selectFrom("institution")
    .select(["status", ({ fn }) => fn.countAll<bigint>().as("count")])
    .groupBy("status")
    .execute();
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
}

/** An offer `o` that its company could still answer. */
const isAnswerable = sql<boolean>`o.status in ('issued', 'viewed', 'countered', 'revised') and o.expires_at > app_now()`;

/**
 * What an institution has under way: what a suspension would affect; a suspension that waits for another admin; and its
 * newest verification case.
 */
export async function findInstitutionWork(trx: ActorTransaction, institutionId: string) {
  const { confirmationId, proposedBy, proposerName, dueAt, isTied, ...read } = await trx
    .selectFrom("institution as own")
    .leftJoinLateral(
      (own) =>
        own
          .selectFrom("moderationCase")
          .select(["id", "number", "moderationCase.status"])
          .whereRef("institutionId", "=", "own.id")
          .where("kind", "=", "institution_verification")
          .orderBy("number", "desc")
          .limit(1)
          .as("verification"),
      (join) => join.onTrue(),
    )
    .select([
      "verification.id as caseId",
      "verification.number as caseNumber",
      "verification.status as caseStatus",
    ])
    .leftJoin("confirmation as suspension", (join) =>
      join
        .onRef("suspension.subjectId", "=", "own.id")
        .on("suspension.kind", "=", sql.lit("suspension"))
        .on("suspension.status", "=", sql.lit("open")),
    )
    .leftJoin("accounts.user as proposer", "proposer.id", "suspension.proposedBy")
    .where("own.id", "=", institutionId)
    .select([
      "suspension.id as confirmationId",
      "suspension.proposedBy",
      "proposer.name as proposerName",
      "suspension.dueAt",
    ])
    .select(sql<boolean>`is_tied(current_user_id(), null, own.id)`.as("isTied"))
    .select((institution) => [
      institution
        .selectFrom("mandate")
        .where("institutionId", "=", institutionId)
        .where("status", "in", PUBLISHED_MANDATES)
        .select(({ fn }) => fn.countAll<bigint>().as("count"))
        .as("mandates"),
      institution
        .selectFrom("introduction")
        .where("institutionId", "=", institutionId)
        .where("status", "in", ["requested", "consent_pending", "consented"])
        .select(({ fn }) => fn.countAll<bigint>().as("count"))
        .as("introductions"),
      institution
        .selectFrom("offer")
        .where("institutionId", "=", institutionId)
        .where("status", "in", ["issued", "viewed", "countered", "revised"])
        .select(({ fn }) => fn.countAll<bigint>().as("count"))
        .as("offers"),
      institution
        .selectFrom("deal")
        .where("institutionId", "=", institutionId)
        .where("status", "not in", ["drawn", "in_force", "released", "fell_through"])
        .select(({ fn }) => fn.countAll<bigint>().as("count"))
        .as("deals"),
      sql<bigint>`(select count(*) from offer o where o.institution_id = own.id and ${isAnswerable})`.as(
        "answerable",
      ),
      sql<bigint>`(select count(*) from consent c
        where c.institution_id = own.id and c.revoked_at is null and c.expires_at > app_now())`.as(
        "consents",
      ),
    ])
    .executeTakeFirstOrThrow();
  const { caseId, caseNumber, caseStatus, ...work } = read;
  return {
    work: {
      mandates: Number(work.mandates),
      introductions: Number(work.introductions),
      offers: Number(work.offers),
      deals: Number(work.deals),
    },
    /** What a suspension or an end leaves companies with: offers that they can't answer, and consents in force. */
    left: { offers: Number(work.answerable), consents: Number(work.consents) },
    isTied,
    latestCase:
      caseId === null || caseNumber === null || caseStatus === null
        ? null
        : { id: caseId, number: caseNumber, status: caseStatus },
    openSuspension:
      confirmationId === null || proposedBy === null
        ? null
        : { id: confirmationId, status: "open" as const, proposedBy, proposerName, dueAt },
  };
}

/**
 * The introductions of an institution with something open for their companies: a request, a consent in force, or an offer
 * that can be answered. In a fixed order, of all companies.
 */
export async function listOpenIntroductionsOf(
  trx: ActorTransaction,
  institutionId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from introduction i
    where i.institution_id = ${institutionId} and (
      i.status in ('requested', 'consent_pending')
      or exists (select from consent c
        where c.introduction_id = i.id and c.revoked_at is null and c.expires_at > app_now())
      or exists (select from offer o
        where o.introduction_id = i.id and ${isAnswerable}))
    order by i.id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** The mandates whose rank depends on whether their institution may offer capital. */
export async function listMandatesOnTheMarket(
  trx: ActorTransaction,
  institutionId: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom("mandate")
    .select("id")
    .where("institutionId", "=", institutionId)
    .where("status", "in", ["active", "exhausted", "paused"])
    .orderBy("number")
    .execute();
  return rows.map(({ id }) => id);
}
