import { type Selectable, sql } from "kysely";
import type { Day } from "#app/lib/days.ts";
import type { MandateTable } from "#db/schema/mandates.ts";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import {
  institutionColumns,
  openIntroductions,
  rowVersionOfMandate,
  termColumns,
  type TermsRow,
} from "#db/queries/matching/matching-facts.ts";
import { knownAs, type KnownVersions, known, unlessVersionKnown } from "#db/queries/shared/row-versions.ts";
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
 * Every mandate that an institution has not retired: those in force first, then the last changed. With each the places
 * that are taken and, unless its row version is known, its record.
 */
export async function listCurrentMandates(
  trx: ActorTransaction,
  institutionId: string,
  known: KnownVersions,
): Promise<{ id: string; openIntroductions: number; record: CurrentMandate | null }[]> {
  const rows = await currentMandates(trx, { institutionId, ...known });
  return rows.map((row) => ({
    id: row.knownId,
    openIntroductions: row.openIntroductions,
    record: row.isKnown ? null : row,
  }));
}

const currentColumns = [...termColumns, "mandate.nameZh", "mandate.nameEn", ...institutionColumns] as const;
/** The same as long as its row version is. */
export type CurrentMandate = Omit<TermsRow, "openIntroductions" | "demand"> &
  Pick<Selectable<MandateTable>, "number" | "nameZh" | "nameEn"> & { rowVersion: string };

const currentMandates = preparedQuery(
  (trx, { institutionId, ids, rowVersions }: { institutionId: string } & KnownVersions) =>
    trx
      .selectFrom("mandate")
      .innerJoin("institution", "institution.id", "mandate.institutionId")
      .leftJoin(knownAs(ids, rowVersions), (join) => join.onRef("asked.id", "=", "mandate.id"))
      .innerJoin(known(rowVersionOfMandate), (join) => join.onTrue())
      .select(["mandate.id as knownId", "known.isKnown", "known.rowVersion", openIntroductions])
      .select(unlessVersionKnown(currentColumns))
      .where("mandate.institutionId", "=", institutionId)
      .where("mandate.status", "<>", "retired")
      .orderBy(sql`mandate.status <> 'active'`)
      .orderBy("mandate.updatedAt", "desc")
      .orderBy("mandate.number")
      .limit(100)
      .$castTo<CurrentMandate & { knownId: string; isKnown: boolean; openIntroductions: number }>(),
);

export async function findMandateForInstitution(trx: ActorTransaction, id: string, institutionId: string) {
  return trx
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
    .where("mandate.institutionId", "=", institutionId)
    .executeTakeFirst();
}

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
