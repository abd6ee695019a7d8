import type { ActorTransaction } from "#db/with-actor.ts";

/** Everything that its company may see of what happened to a prospect, the newest first, with who did it. */
export async function listEventsOfProspect(trx: ActorTransaction, prospectId: string, companyId: string) {
  return (
    trx
      .selectFrom("event")
      .leftJoin("accounts.user as person", "person.id", "event.actorUserId")
      .leftJoin("institution", "institution.id", "event.institutionId")
      .select(["event.id", "event.at", "event.type", "event.actorKind", "event.version", "event.note"])
      .select(["event.reasonCode", "event.toStatus", "person.name as personName"])
      .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
      .innerJoin("prospect", "prospect.id", "event.prospectId")
      .where("prospect.id", "=", prospectId)
      .where("prospect.companyId", "=", companyId)
      // A case is how the platform works; what came of it stands in the prospect's own events.
      .where("event.subjectKind", "<>", "case")
      .orderBy("event.id", "desc")
      .limit(100)
      .execute()
  );
}
