import { sql } from "kysely";
import { ROLES_FOR } from "#app/domain/accounts/member-roles.ts";
import { literals } from "#db/literals.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { lockDealForAdmin } from "./deals.ts";
import { insertUnlessOpen, updateById } from "#db/queries/shared/rows.ts";

export async function listConditionsOfDeal(trx: ActorTransaction, dealId: string) {
  return trx
    .selectFrom("dealCondition")
    .selectAll()
    .where("dealId", "=", dealId)
    .orderBy("position")
    .execute();
}

/**
 * A deal's conditions for their page: each with its document's newest clean file, as far as the reader may open it, and
 * the waiver that waits. `seconds`: how many of the institution's people could confirm one; the company sees neither
 * its people nor its waivers.
 */
export async function listShownConditions(trx: ActorTransaction, dealId: string) {
  return (
    trx
      .selectFrom("dealCondition as c")
      .leftJoin("conditionWaiver as w", (join) =>
        join.onRef("w.conditionId", "=", "c.id").on("w.status", "=", "proposed"),
      )
      .leftJoin("accounts.user as u", "u.id", "w.proposedBy")
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom("documentFile as f")
            .select(["f.id", "f.name"])
            .whereRef("f.documentId", "=", "c.documentId")
            .where("f.status", "=", "clean")
            .orderBy("f.version", "desc")
            .limit(1)
            .as("file"),
        (join) => join.onTrue(),
      )
      // What the company uploaded for it last and was not opened: being checked, refused or closed. For the company's eyes.
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom("documentFile as f")
            .select(["f.name", "f.status"])
            .whereRef("f.dealConditionId", "=", "c.id")
            .where("c.status", "=", "requested")
            .where("f.status", "in", ["pending", "refused", "clean"])
            // One that was opened has provided it once.
            .where(
              sql<boolean>`not exists (
                select from introduction_document o
                where o.document_id = f.document_id and o.institution_id = c.institution_id)`,
            )
            .orderBy("f.sealedAt", "desc")
            .limit(1)
            .as("paper"),
        (join) => join.onTrue(),
      )
      .select(["paper.name as paperName", "paper.status as paperStatus"])
      .select(["c.id", "c.description", "c.status", "c.reasonCode", "c.note", "c.decidedAt"])
      .select([
        "c.providedAt",
        "c.providedNote",
        "c.documentId",
        "file.id as fileId",
        "file.name as fileName",
      ])
      .select(["w.id as waiverId", "w.reason as waiverReason", "w.proposedBy", "w.proposedAt"])
      .select("u.name as proposerName")
      .select((eb) =>
        eb
          .selectFrom("accounts.member as m")
          .select(({ fn }) => fn.countAll<bigint>().as("people"))
          .whereRef("m.organizationId", "=", "c.institutionId")
          .where("m.role", "in", literals(ROLES_FOR.sign))
          .as("people"),
      )
      .where("c.dealId", "=", dealId)
      .orderBy("c.position")
      .execute()
  );
}

/** The deal of a condition of a company, locked. */
export async function lockDealOfCondition(trx: ActorTransaction, conditionId: string, companyId: string) {
  const condition = await trx
    .selectFrom("dealCondition")
    .select("dealId")
    .where("id", "=", conditionId)
    .where("companyId", "=", companyId)
    .executeTakeFirst();
  return condition && lockDealForAdmin(trx, condition.dealId);
}

export const updateCondition = updateById("dealCondition");

/** The waiver's id; undefined if another waits already: the unique index decides concurrent calls. */
export const insertWaiver = insertUnlessOpen("conditionWaiver", ["conditionId"], ["proposed"], ["id"]);

export async function findWaiver(trx: ActorTransaction, id: string, institutionId: string) {
  return trx
    .selectFrom("conditionWaiver")
    .selectAll()
    .where("id", "=", id)
    .where("institutionId", "=", institutionId)
    .executeTakeFirst();
}

export const updateWaiver = updateById("conditionWaiver");

/** Ends a waiver that waits on the condition once the condition is met. */
export async function lapseWaiver(
  trx: ActorTransaction,
  conditionId: string,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await trx
    .updateTable("conditionWaiver")
    .set({ status: "lapsed", settledBy: by, settledAt: at })
    .where("conditionId", "=", conditionId)
    .where("status", "=", "proposed")
    .execute();
}
