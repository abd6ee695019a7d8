import { sql, type Insertable, type Updateable } from "kysely";
import type { ApplicationItemTable, ApplicationTable } from "../schema/applications.ts";
import { literals } from "../literals.ts";
import type { ActorTransaction } from "../with-actor.ts";

const open = ["submitted", "incomplete", "complete", "under_review", "offered"] as const;

/** Whether an offer on it can still be accepted, or a deal of it is under way. */
const hasOffer = sql<boolean>`(
  exists (select from offer o where o.introduction_id = application.introduction_id and o.status in ('issued', 'viewed', 'countered', 'revised'))
  or exists (select from deal d where d.introduction_id = application.introduction_id and d.status <> 'fell_through')
)`;

function lockable(trx: ActorTransaction) {
  return trx.selectFrom("application").selectAll().select(hasOffer.as("hasOffer"));
}

/**
 * An application as one of its two sides may act on it, locked after its introduction and the consent that stands: the
 * order in which a consent is taken back, so that no two wait for each other.
 */
export async function lockApplication(
  trx: ActorTransaction,
  id: string,
  side: { companyId: string } | { institutionId: string },
) {
  const introduction = await trx
    .selectFrom("introduction")
    .select("id")
    .where("id", "=", (eb) => eb.selectFrom("application").select("introductionId").where("id", "=", id))
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (introduction === undefined) return undefined;
  await trx
    .selectFrom("consent")
    .select("id")
    .where("introductionId", "=", introduction.id)
    .where("revokedAt", "is", null)
    .forNoKeyUpdate()
    .execute();
  const query = lockable(trx).where("id", "=", id);
  const own =
    "companyId" in side
      ? query.where("companyId", "=", side.companyId)
      : query.where("institutionId", "=", side.institutionId);
  return own.forNoKeyUpdate().executeTakeFirst();
}

/** The application of which a company is asked for an item, locked in the same order. */
export async function lockApplicationOfItem(trx: ActorTransaction, itemId: string, companyId: string) {
  const item = await trx
    .selectFrom("applicationItem")
    .select("applicationId")
    .where("id", "=", itemId)
    .where("companyId", "=", companyId)
    .executeTakeFirst();
  return item && lockApplication(trx, item.applicationId, { companyId });
}

/** The latest application of an introduction, locked; the open one where there is one. */
export async function lockApplicationOfIntroduction(trx: ActorTransaction, introductionId: string) {
  return lockable(trx)
    .where("introductionId", "=", introductionId)
    .orderBy("number", "desc")
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Open applications of a prospect on which neither an open offer nor a deal stands; followed one by one, by introduction. */
export async function listUnheldApplications(trx: ActorTransaction, prospectId: string) {
  return trx
    .selectFrom("application")
    .select(["id", "introductionId"])
    .where("prospectId", "=", prospectId)
    .where("status", "in", [...open])
    .where(sql<boolean>`not ${hasOffer}`)
    .orderBy("introductionId")
    .execute();
}

/** Undefined where the introduction has an open one already. */
export async function insertApplication(trx: ActorTransaction, values: Insertable<ApplicationTable>) {
  return trx
    .insertInto("application")
    .values(values)
    .onConflict((conflict) =>
      conflict
        .column("introductionId")
        .where("status", "in", literals([...open]))
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
}

/** Freezes what the consent in force opens of the version that the introduction is about. */
export async function takeSnapshot(trx: ActorTransaction, applicationId: string): Promise<void> {
  await sql`select take_snapshot(${applicationId}::uuid)`.execute(trx);
}

export async function updateApplication(
  trx: ActorTransaction,
  id: string,
  change: Updateable<ApplicationTable>,
): Promise<void> {
  await trx.updateTable("application").set(change).where("id", "=", id).execute();
}

/**
 * What was asked for, in the order of asking; each item with the file that provides it, as far as the reader may open it
 * now, or the one that came last for it and is being checked or was refused.
 */
export async function listItems(trx: ActorTransaction, applicationId: string) {
  return trx
    .selectFrom("applicationItem as t")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("documentFile as f")
          .select(["f.id as fileId", "f.name as fileName", "f.status as fileStatus"])
          .where((or) =>
            or.or([
              or.and([or("f.documentId", "=", or.ref("t.documentId")), or("f.status", "=", "clean")]),
              or.and([
                or("t.status", "=", "requested"),
                or("f.applicationItemId", "=", or.ref("t.id")),
                or("f.status", "in", ["pending", "refused"]),
              ]),
            ]),
          )
          .orderBy("f.sealedAt", "desc")
          .limit(1)
          .as("file"),
      (join) => join.onTrue(),
    )
    .select(["t.id", "t.code", "t.words", "t.dueOn", "t.status", "t.requestedAt", "t.note", "t.noteMasked"])
    .select(["t.settledAt", "t.documentId", "t.noFileReason"])
    .select(["file.fileId", "file.fileName", "file.fileStatus"])
    .select(
      sql<boolean>`exists (
        select from introduction_document d
        where d.introduction_id = t.introduction_id and d.document_id = t.document_id and d.closed_at is null)`.as(
        "isFileOpen",
      ),
    )
    .where("t.applicationId", "=", applicationId)
    .orderBy("t.requestedAt")
    .orderBy("t.id")
    .limit(300)
    .execute();
}

/** An item that a company is asked for, with how far its application is and until when the consent on it stands. */
export async function findItem(trx: ActorTransaction, itemId: string, companyId: string) {
  return trx
    .selectFrom("applicationItem as t")
    .innerJoin("application as a", "a.id", "t.applicationId")
    .leftJoin("consent as c", (join) =>
      join.onRef("c.introductionId", "=", "t.introductionId").on("c.revokedAt", "is", null),
    )
    .select(["t.status", "a.status as applicationStatus", "c.expiresAt as consentExpiresAt"])
    .where("t.id", "=", itemId)
    .where("t.companyId", "=", companyId)
    .executeTakeFirst();
}

/** What a company owes on its open applications while the institution may look at it, the first due first. */
export async function listOwedItems(
  trx: ActorTransaction,
  of: { companyId: string; introductionId?: string },
) {
  return trx
    .selectFrom("applicationItem as t")
    .innerJoin("application as a", "a.id", "t.applicationId")
    .innerJoin("institution as i", "i.id", "t.institutionId")
    .select(["t.id", "t.applicationId", "t.code", "t.words", "t.dueOn", "i.nameZh", "i.nameEn"])
    .where("t.companyId", "=", of.companyId)
    .where("t.status", "=", "requested")
    .where("a.status", "=", "incomplete")
    .where(sql<boolean>`is_consented(t.introduction_id)`)
    .$if(of.introductionId !== undefined, (query) =>
      query.where("t.introductionId", "=", of.introductionId ?? ""),
    )
    .orderBy("t.dueOn")
    .orderBy("t.id")
    .limit(300)
    .execute();
}

export async function insertItems(
  trx: ActorTransaction,
  values: readonly Insertable<ApplicationItemTable>[],
): Promise<void> {
  await trx
    .insertInto("applicationItem")
    .values([...values])
    .execute();
}

/** One thing that is owed, or all of them, is settled. */
export async function settleItems(
  trx: ActorTransaction,
  { applicationId, itemId }: { applicationId: string; itemId: string | null },
  change: Updateable<ApplicationItemTable>,
): Promise<void> {
  await trx
    .updateTable("applicationItem")
    .set(change)
    .where("applicationId", "=", applicationId)
    .where("status", "=", "requested")
    .$if(itemId !== null, (query) => query.where("id", "=", itemId ?? ""))
    .execute();
}

/** Applications of whose clock somebody has to be reminded, locked past those that another worker holds. */
export async function lockToRemind(trx: ActorTransaction, now: Date, limit: number) {
  return trx
    .selectFrom("application")
    .select(["id", "status"])
    .where("remindedAt", "is", null)
    .where("remindAt", "<=", now)
    .where("dueAt", ">", now)
    .orderBy("remindAt")
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
}

/** Applications whose time is over and of which nobody was told, locked past those that another worker holds. */
export async function lockOverdue(trx: ActorTransaction, now: Date, limit: number) {
  return trx
    .selectFrom("application")
    .select(["id", "status", "companyId", "institutionId", "prospectId"])
    .where("escalatedAt", "is", null)
    .where("dueAt", "<=", now)
    .orderBy("dueAt")
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
}
