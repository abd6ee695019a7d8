import { sql } from "kysely";
import type { Day } from "#app/lib/days.ts";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { institutionColumns, openIntroductions, termColumns } from "#db/queries/matching/matching-facts.ts";
import { commonPoints } from "#db/queries/matching/list-summaries.ts";
import { chosenListSetting } from "#db/queries/matching/list-settings.ts";
import { isRecord } from "#db/queries/shared/record-ref.ts";
import { insertForId, insertInto, updateById } from "#db/queries/shared/rows.ts";

/** What fits a mandate now: eligible and not passed on. */
const fits = sql<number>`(
  select count(*)::int from match
  where match.mandate_id = mandate.id and match.outcome = 'eligible'
    and not exists (select from pass where pass.mandate_id = mandate.id and pass.prospect_id = match.prospect_id)
)`.as("fits");

/** The mandates of an institution, the newest first; retired ones come last. */
export async function listMandatesForInstitution(
  trx: ActorTransaction,
  institutionId: string,
  page: { before?: { isRetired: number; number: bigint }; limit: number },
) {
  const isRetired = sql<number>`(mandate.status = 'retired')::int`;
  return trx
    .selectFrom("mandate")
    .leftJoin("mandateDraft", "mandateDraft.mandateId", "mandate.id")
    .select([
      "mandate.id",
      "mandate.number",
      "mandate.status",
      "mandate.version",
      "mandate.nameZh",
      "mandate.nameEn",
      "mandate.instruments",
      "mandate.amountMinFen",
      "mandate.amountMaxFen",
      "mandate.budgetFen",
      "mandate.reservedFen",
      "mandate.drawnFen",
      "mandate.introductionCap",
      "mandate.validFrom",
      "mandate.validUntil",
      "mandate.updatedAt",
      "mandateDraft.content as draft",
      "mandateDraft.submittedAt",
    ])
    .select([openIntroductions, fits, isRetired.as("isRetired")])
    .where("mandate.institutionId", "=", institutionId)
    .$if(page.before !== undefined, (query) =>
      query.where(
        sql<boolean>`((mandate.status = 'retired')::int, -mandate.number) > (${page.before?.isRetired ?? 0}, ${-(page.before?.number ?? 0n)})`,
      ),
    )
    .orderBy(isRetired)
    .orderBy("mandate.number", "desc")
    .limit(page.limit)
    .execute();
}

/**
 * A mandate that an institution has not retired, with the terms that the matcher reads, by its id or its number; without
 * one the busiest: in force before others, then the one with the most open introductions.
 */
export async function findCurrentMandate(trx: ActorTransaction, institutionId: string, ref: string | null) {
  const [row] =
    ref === null
      ? await busiest(trx, { institutionId })
      : await current(trx, institutionId)
          .where(isRecord("mandate", ref, { id: "mandate.id", number: "mandate.number" }))
          .execute();
  return row;
}

function current(trx: ActorTransaction, institutionId: string) {
  return trx
    .selectFrom("mandate")
    .innerJoin("institution", "institution.id", "mandate.institutionId")
    .select([...termColumns, "mandate.nameZh", "mandate.nameEn", ...institutionColumns, openIntroductions])
    .select([chosenListSetting, commonPoints])
    .where("mandate.institutionId", "=", institutionId)
    .where("mandate.status", "<>", "retired");
}

const busiest = preparedQuery((trx, { institutionId }: { institutionId: string }) =>
  current(trx, institutionId)
    .orderBy(sql`mandate.status <> 'active'`)
    .orderBy("openIntroductions", "desc")
    .orderBy("mandate.updatedAt", "desc")
    .orderBy("mandate.number")
    .limit(1),
);

export async function findMandateForInstitution(trx: ActorTransaction, id: string, institutionId: string) {
  return (await mandateForInstitution(trx, { id, institutionId }))[0];
}

const mandateForInstitution = preparedQuery(
  (trx, { id, institutionId }: { id: string; institutionId: string }) =>
    trx
      .selectFrom("mandate")
      .innerJoin("institution", "institution.id", "mandate.institutionId")
      .leftJoin("mandateDraft", "mandateDraft.mandateId", "mandate.id")
      .selectAll("mandate")
      .select([
        ...institutionColumns,
        "institution.kind as institutionKind",
        "mandateDraft.content as draft",
        "mandateDraft.revision as draftRevision",
        "mandateDraft.savedAt as draftSavedAt",
        "mandateDraft.submittedAt as draftSubmittedAt",
      ])
      .select(openIntroductions)
      .select(
        sql<number>`(select coalesce(max(v.version), 0) from mandate_version v where v.mandate_id = mandate.id)::int`.as(
          "latestVersion",
        ),
      )
      .where("mandate.id", "=", id)
      .where("mandate.institutionId", "=", institutionId),
);

export async function lockMandateForInstitution(trx: ActorTransaction, id: string, institutionId: string) {
  return trx
    .selectFrom("mandate")
    .selectAll()
    .where("id", "=", id)
    .where("institutionId", "=", institutionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** For the system, which makes the automatic transitions of capacity and validity. */
export async function lockMandate(trx: ActorTransaction, id: string) {
  return trx
    .selectFrom("mandate")
    .selectAll()
    .select(openIntroductions)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Mandates whose validity is over, locked; those locked by another worker are skipped. */
export async function lockExpiredMandates(trx: ActorTransaction, today: Day, limit: number) {
  return trx
    .selectFrom("mandate")
    .select(["id", "institutionId", "status", "version", "validUntil"])
    .where("status", "in", ["active", "paused", "exhausted"])
    .where("validUntil", "<", today)
    .orderBy("validUntil")
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
}

export const insertMandate = insertForId("mandate");

export const updateMandate = updateById("mandate");

export const insertMandateVersion = insertInto("mandateVersion");

/** The highest version that was ever in force; 0 before the first. */
export async function findLatestVersion(trx: ActorTransaction, mandateId: string): Promise<number> {
  const row = await trx
    .selectFrom("mandateVersion")
    .select(({ fn }) => fn.max("version").as("version"))
    .where("mandateId", "=", mandateId)
    .executeTakeFirst();
  return row?.version ?? 0;
}
