import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { sql, type Updateable } from "kysely";
import { MOST_FILES } from "#app/domain/documents/limits.ts";
import type { DocumentRequestTable } from "#db/schema/documents.ts";
import { knownInstitutions } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { insertInto } from "#db/queries/shared/rows.ts";

/** No company may have more. */
const all = MOST_FILES;

/**
 * Every sealed file of a company that it has not removed, a document's newest version first, the document that changed
 * last first.
 */
export async function listFilesOfCompany(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("documentFile as f")
    .leftJoin("accounts.user as u", "u.id", "f.uploadedBy")
    .select([
      "f.id",
      "f.documentId",
      "f.version",
      "f.kind",
      "f.name",
      "f.sizeBytes",
      "f.status",
      "f.sealedAt",
    ])
    .select("u.name as uploader")
    .where("f.companyId", "=", companyId)
    .where("f.documentId", "is not", null)
    .where("f.status", "<>", "removed")
    .orderBy(sql`max(f.sealed_at) over (partition by f.document_id)`, "desc")
    .orderBy("f.documentId")
    .orderBy("f.version", "desc")
    .limit(all)
    .execute();
}

/** To whom each document of a company is open now, by name. */
export async function listOpenedOfCompany(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("introductionDocument as d")
    .innerJoin(knownInstitutions.as<"i">("i"), "i.id", "d.institutionId")
    .select(["d.documentId", "d.introductionId", "i.nameZh", "i.nameEn"])
    .where("d.companyId", "=", companyId)
    .where("d.closedAt", "is", null)
    .where(sql<boolean>`is_consented_for(d.introduction_id, 'documents')`)
    .orderBy("i.nameZh")
    .limit(all)
    .execute();
}

interface OpeningByInstitution {
  by: "institution";
  id: string;
  openedAt: Date;
  name: string;
  version: number | null;
  removedAt: Date | null;
  nameZh: string;
  nameEn: string | null;
}

interface OpeningByAdmin {
  by: "admin";
  id: string;
  openedAt: Date;
  adminNumber: number;
  role: AdminRole;
  about: "case" | "dispute";
  subjectNumber: bigint;
  fileName: string | null;
}

/** What institutions opened of a company, and what admins did, so many of each, the last first. */
export async function listOpeningsOfCompany(trx: ActorTransaction, companyId: string, limit: number) {
  const { rows } = await sql<OpeningByInstitution | OpeningByAdmin>`
    (select 'institution' as by, o.id::text as id, o.opened_at as "openedAt", f.name, f.version,
      f.removed_at as "removedAt", i.name_zh as "nameZh", i.name_en as "nameEn", null::integer as "adminNumber",
      null as role, null as about, null::bigint as "subjectNumber", null as "fileName"
    from document_opening o
    join document_file f on f.id = o.file_id
    join ${knownInstitutions} i on i.id = o.institution_id
    where o.company_id = ${companyId} order by o.id desc limit ${limit})
    union all
    (select 'admin', a.id::text, a.opened_at, null, null, null, null, null, a.admin_number, a.role, a.about,
      a.subject_number, a.file_name
    from admin_opening a
    where a.company_id = ${companyId} order by a.opened_at desc, a.id limit ${limit})`.execute(trx);
  return {
    openings: rows.filter((row) => row.by === "institution"),
    adminOpenings: rows.filter((row) => row.by === "admin"),
  };
}

/** The requests for documents on an introduction, or all open ones of a company; the first due first. */
export async function listRequests(
  trx: ActorTransaction,
  of: { introductionId: string } | { companyId: string },
) {
  let query = trx
    .selectFrom("documentRequest as r")
    .innerJoin(knownInstitutions.as<"i">("i"), "i.id", "r.institutionId")
    .select([
      "r.id",
      "r.introductionId",
      "r.kind",
      "r.words",
      "r.dueOn",
      "r.status",
      "r.requestedAt",
      "r.answeredAt",
    ])
    .select(["i.nameZh", "i.nameEn"])
    .orderBy("r.dueOn")
    .orderBy("r.id")
    .limit(all);
  if ("introductionId" in of) query = query.where("r.introductionId", "=", of.introductionId);
  else query = query.where("r.companyId", "=", of.companyId).where("r.status", "=", "requested");
  return query.execute();
}

/** The documents that are open on an introduction, each with its newest clean version. */
export async function listOpenFiles(trx: ActorTransaction, introductionId: string) {
  return trx
    .selectFrom("introductionDocument as d")
    .innerJoin("documentFile as f", "f.documentId", "d.documentId")
    .distinctOn("d.documentId")
    .select([
      "f.id",
      "d.documentId",
      "f.version",
      "f.kind",
      "f.name",
      "f.sizeBytes",
      "f.sealedAt",
      "d.openedAt",
    ])
    .where("d.introductionId", "=", introductionId)
    .where("d.closedAt", "is", null)
    .where("f.status", "=", "clean")
    .orderBy("d.documentId")
    .orderBy("f.version", "desc")
    .limit(all)
    .execute();
}

/** A file that an institution may open through that introduction; undefined if it may not now. */
export async function findOpenFile(trx: ActorTransaction, introductionId: string, fileId: string) {
  return trx
    .selectFrom("introductionDocument as d")
    .innerJoin("documentFile as f", "f.documentId", "d.documentId")
    .select(["f.id", "f.name", "f.mediaType", "f.sizeBytes", "f.pieceKeys", "f.sha256"])
    .select(["d.companyId", "d.institutionId"])
    .where("d.introductionId", "=", introductionId)
    .where("f.id", "=", fileId)
    .where("d.closedAt", "is", null)
    .where("f.status", "=", "clean")
    .executeTakeFirst();
}

export const insertOpening = insertInto("documentOpening");

export async function upsertOpenDocument(
  trx: ActorTransaction,
  values: {
    introductionId: string;
    documentId: string;
    companyId: string;
    institutionId: string;
    openedBy: string;
    openedAt: Date;
  },
): Promise<void> {
  await trx
    .insertInto("introductionDocument")
    .values({ ...values, closedAt: null })
    .onConflict((conflict) =>
      conflict
        .columns(["introductionId", "documentId"])
        .doUpdateSet({ openedBy: values.openedBy, openedAt: values.openedAt, closedAt: null }),
    )
    .execute();
}

/** Closes the other open documents of an introduction. */
export async function closeOthers(
  trx: ActorTransaction,
  introductionId: string,
  { except, at }: { except: readonly string[]; at: Date },
): Promise<void> {
  let query = trx
    .updateTable("introductionDocument")
    .set({ closedAt: at })
    .where("introductionId", "=", introductionId)
    .where("closedAt", "is", null);
  if (except.length > 0) query = query.where("documentId", "not in", [...except]);
  await query.execute();
}

export async function listOpenIds(trx: ActorTransaction, introductionId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom("introductionDocument")
    .select("documentId")
    .where("introductionId", "=", introductionId)
    .where("closedAt", "is", null)
    .execute();
  return rows.map(({ documentId }) => documentId);
}

export const insertRequest = insertInto("documentRequest");

export async function findRequest(trx: ActorTransaction, requestId: string) {
  return trx.selectFrom("documentRequest").selectAll().where("id", "=", requestId).executeTakeFirst();
}

export async function updateRequest(
  trx: ActorTransaction,
  requestId: string,
  change: Updateable<DocumentRequestTable>,
): Promise<void> {
  await trx
    .updateTable("documentRequest")
    .set(change)
    .where("id", "=", requestId)
    .where("status", "=", "requested")
    .execute();
}

/** How many requests of an institution are open on an introduction. */
export async function countOpenRequests(trx: ActorTransaction, introductionId: string): Promise<number> {
  const { open } = await trx
    .selectFrom("documentRequest")
    .select(({ fn }) => fn.countAll<string>().as("open"))
    .where("introductionId", "=", introductionId)
    .where("status", "=", "requested")
    .executeTakeFirstOrThrow();
  return Number(open);
}
