import { knownInstitution } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The events of a prospect that its company may see, the newest first, with their actors. */
export async function listEventsOfProspect(trx: ActorTransaction, prospectId: string, companyId: string) {
  return (
    trx
      .selectFrom("event")
      .leftJoin("accounts.user as person", "person.id", "event.actorUserId")
      .leftJoin(knownInstitution, "institution.id", "event.institutionId")
      .select(["event.id", "event.at", "event.type", "event.actorKind", "event.version", "event.note"])
      .select(["event.reasonCode", "event.toStatus", "person.name as personName"])
      .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
      .innerJoin("prospect", "prospect.id", "event.prospectId")
      .where("prospect.id", "=", prospectId)
      .where("prospect.companyId", "=", companyId)
      // A case is internal to the platform; its result is among the prospect's own events.
      .where("event.subjectKind", "<>", "case")
      .orderBy("event.id", "desc")
      .limit(100)
      .execute()
  );
}
