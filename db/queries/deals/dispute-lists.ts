import { sql } from "kysely";
import { PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import { literals } from "#db/literals.ts";
import { afterInstant, byInstant, instantKey } from "#db/queries/shared/instant-key.ts";
import { recusedFrom } from "#db/queries/moderation/ties.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** An admin's disputes: open ones by the deadline of the decision, ended ones the latest first. */
export async function listDisputesForAdmins(
  trx: ActorTransaction,
  { userId, ended, cursor }: { userId: string; ended: boolean; cursor: string | undefined },
) {
  const after = afterInstant(cursor);
  const by = ended ? "dispute.endedAt" : "dispute.decideDueAt";
  const [way, beyond] = ended ? (["desc", "<"] as const) : (["asc", ">"] as const);
  let query = trx
    .selectFrom("dispute")
    .innerJoin("deal", "deal.id", "dispute.dealId")
    .innerJoin("institution", "institution.id", "dispute.institutionId")
    .innerJoin("company", "company.id", "dispute.companyId")
    .select(["dispute.id", "dispute.status", "dispute.openedBy", "dispute.reasonCode", "dispute.disputedFen"])
    .select(["dispute.openedAt", "dispute.answerDueAt", "dispute.answeredAt", "dispute.decideDueAt"])
    .select(["dispute.outcome", "dispute.endedAt", "deal.number as dealNumber"])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .select(["company.nameZh as companyNameZh", "company.nameEn as companyNameEn"])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("disputeFinding as f")
            .select("f.id")
            .whereRef("f.disputeId", "=", "dispute.id")
            .where("f.status", "=", "proposed"),
        )
        .as("isProposed"),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("disputeFinding as own")
            .select("own.id")
            .whereRef("own.disputeId", "=", "dispute.id")
            .where("own.status", "=", "proposed")
            .where("own.proposedBy", "=", userId),
        )
        .as("isOwnFinding"),
    )
    .select(recusedFrom("finance", "dispute.company_id", "dispute.institution_id"))
    .select(instantKey(by))
    .where("dispute.status", ended ? "not in" : "in", literals(["opened", "answered"]));
  if (after !== null) {
    query = query.where((eb) =>
      eb(
        eb.refTuple(by, "dispute.id"),
        beyond,
        eb.tuple(sql<Date>`${after.instantKey}::timestamptz`, after.id),
      ),
    );
  }
  const rows = await query
    .orderBy(by, way)
    .orderBy("dispute.id", way)
    .limit(PAGE_SIZE + 1)
    .execute();
  return toPage(byInstant, rows);
}

/** How many disputes wait for an admin now, and how many for the other side's answer. */
export async function countDisputes(trx: ActorTransaction, now: Date) {
  const { admin, sides } = await disputeCounts(trx, now).executeTakeFirstOrThrow();
  return { admin: Number(admin), sides: Number(sides) };
}

export function disputeCounts(trx: ActorTransaction, now: Date) {
  return trx
    .selectFrom("dispute")
    .select(({ fn, eb }) => [
      fn
        .countAll<bigint>()
        .filterWhere(eb.or([eb("status", "=", "answered"), eb("answerDueAt", "<", now)]))
        .as("admin"),
      fn
        .countAll<bigint>()
        .filterWhere(eb.and([eb("status", "=", "opened"), eb("answerDueAt", ">=", now)]))
        .as("sides"),
    ])
    .where("status", "in", literals(["opened", "answered"]));
}

/** Every file that a side itself showed in its disputes, for its archive; refused files are not stored. */
export async function listOwnEvidence(trx: ActorTransaction, party: "company" | "institution") {
  return trx
    .selectFrom("disputeEvidence as e")
    .innerJoin("dispute", "dispute.id", "e.disputeId")
    .innerJoin("documentFile as f", "f.id", "e.fileId")
    .select(["e.fileId as id", "dispute.number as disputeNumber", "f.name"])
    .select(["f.sizeBytes", "f.pieceKeys", "f.sha256"])
    .where("e.party", "=", party)
    .where(`e.${party}Id`, "=", sql<string>`(select current_organization_id())`)
    .where("f.status", "in", ["pending", "clean"])
    .orderBy("dispute.number")
    .orderBy("e.addedAt")
    .orderBy("e.id")
    .execute();
}
