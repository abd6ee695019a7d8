import { sql, type Insertable, type Updateable } from "kysely";
import type { ApplicationItemTable } from "#db/schema/applications.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { Day } from "#app/lib/days.ts";
import { type ItemStatus, owedKey } from "#app/domain/applications/items.ts";
import { lockApplication } from "./applications.ts";

/** An item is owed while its file is incomplete: what was still requested when it ended is no longer needed. */
export const ITEM_STATUS =
  "case when t.status = 'requested' and a.status <> 'incomplete' then 'waived' else t.status end";
const itemStatus = sql.raw<ItemStatus>(ITEM_STATUS);

/**
 * By when it is owed: the day for which it was asked, or that of its application's clock, which a suspension of the ask
 * moved on. Settled ones keep theirs.
 */
export const itemDueOn = sql<Day>`case
  when t.status = 'requested' and a.status = 'incomplete'
  then greatest(t.due_on, (a.due_at at time zone 'Asia/Shanghai')::date) else t.due_on end`;

/**
 * The requested items, in the order of the requests; each with the file that provides it, as far as the reader may open
 * it now, or the last one uploaded for it that is being checked, was refused, or stayed closed.
 */
export async function listItems(trx: ActorTransaction, applicationId: string) {
  return trx
    .selectFrom("applicationItem as t")
    .innerJoin("application as a", "a.id", "t.applicationId")
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
                or("f.status", "in", ["pending", "refused", "clean"]),
              ]),
            ]),
          )
          .orderBy("f.sealedAt", "desc")
          .limit(1)
          .as("file"),
      (join) => join.onTrue(),
    )
    .select(["t.id", "t.code", "t.words", "t.requestedAt", "t.note", "t.noteMasked"])
    .select([itemStatus.as("status"), itemDueOn.as("dueOn")])
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

/** What a company owes on its open applications while the institution may see the answer, the first due first. */
export async function listOwedItems(
  trx: ActorTransaction,
  of: { companyId: string; introductionId?: string },
) {
  return trx
    .selectFrom("applicationItem as t")
    .innerJoin("application as a", "a.id", "t.applicationId")
    .innerJoin("institution as i", "i.id", "t.institutionId")
    .select(["t.id", "t.introductionId", "t.applicationId", "t.code", "t.words"])
    .select(itemDueOn.as("dueOn"))
    .select(["i.nameZh", "i.nameEn"])
    .where("t.companyId", "=", of.companyId)
    .where("t.status", "=", "requested")
    .where("a.status", "=", "incomplete")
    .where(sql<boolean>`is_consented(t.introduction_id)`)
    .$if(of.introductionId !== undefined, (query) =>
      query.where("t.introductionId", "=", of.introductionId ?? ""),
    )
    .orderBy(itemDueOn)
    .orderBy("t.id")
    .limit(300)
    .execute();
}

/** The items of an application that are still owed, as `owedKey` has each. */
export async function listOwedKeys(trx: ActorTransaction, applicationId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom("applicationItem as t")
    .innerJoin("application as a", "a.id", "t.applicationId")
    .select(["t.id", "t.noFileReason"])
    .where("t.applicationId", "=", applicationId)
    .where(itemStatus, "=", "requested")
    .execute();
  return rows.map(owedKey);
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

/** Settles one owed item, or all of them; or changes what is said of one. */
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

/** The application of an item that a company is asked for, locked in the same order. */
export async function lockApplicationOfItem(trx: ActorTransaction, itemId: string, companyId: string) {
  const item = await trx
    .selectFrom("applicationItem")
    .select("applicationId")
    .where("id", "=", itemId)
    .where("companyId", "=", companyId)
    .executeTakeFirst();
  return item && lockApplication(trx, item.applicationId, { companyId });
}
