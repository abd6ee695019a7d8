import { sql, type Insertable, type Updateable } from "kysely";
import type { OfferTable, OfferVersionTable } from "#db/schema/offers.ts";
import { literals } from "#db/literals.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const openStatuses = ["issued", "viewed", "countered", "revised"] as const;

/**
 * The prospect that an offer is for, locked. Every acceptance on a prospect queues up here, so that two different
 * offers cannot be accepted side by side.
 */
export async function lockProspectOfOffer(trx: ActorTransaction, offerId: string, companyId: string) {
  return trx
    .selectFrom("prospect")
    .select([
      "prospect.id",
      "prospect.status",
      "prospect.appealed",
      "prospect.soughtFen",
      "prospect.targetFen",
      "prospect.acceptedFen",
      "prospect.confirmedFen",
    ])
    .where("prospect.companyId", "=", companyId)
    .where("prospect.id", "=", (offer) =>
      offer.selectFrom("offer").select("offer.prospectId").where("offer.id", "=", offerId),
    )
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** An offer as its company may act on it, locked, with the database's present time: expiry is judged by that clock. */
export async function lockOfferForCompany(trx: ActorTransaction, offerId: string, companyId: string) {
  return trx
    .selectFrom("offer")
    .selectAll()
    .select(sql<Date>`app_clock_now()`.as("readAt"))
    .where("id", "=", offerId)
    .where("companyId", "=", companyId)
    .where("currentVersion", ">", 0)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function lockOfferForInstitution(trx: ActorTransaction, offerId: string, institutionId: string) {
  return trx
    .selectFrom("offer")
    .selectAll()
    .select(sql<Date>`app_clock_now()`.as("readAt"))
    .where("id", "=", offerId)
    .where("institutionId", "=", institutionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The other offers on a prospect that could still be accepted, locked in one order so that no two deadlock. */
export async function lockCompetingOffers(
  trx: ActorTransaction,
  prospectId: string,
  exceptOfferId: string | null,
) {
  return trx
    .selectFrom("offer")
    .select(["id", "introductionId", "institutionId", "companyId", "status"])
    .select(["commitment", "amountFen", "heldByDealId"])
    .where("prospectId", "=", prospectId)
    .$if(exceptOfferId !== null, (offers) => offers.where("id", "<>", exceptOfferId))
    .where("status", "in", openStatuses)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

export async function updateOffer(
  trx: ActorTransaction,
  id: string,
  change: Updateable<OfferTable>,
): Promise<void> {
  await trx.updateTable("offer").set(change).where("id", "=", id).execute();
}

export async function updateOffers(
  trx: ActorTransaction,
  ids: readonly string[],
  change: Updateable<OfferTable>,
): Promise<void> {
  if (ids.length > 0)
    await trx
      .updateTable("offer")
      .set(change)
      .where("id", "in", [...ids])
      .execute();
}

export async function insertOfferVersion(
  trx: ActorTransaction,
  values: Insertable<OfferVersionTable>,
): Promise<void> {
  await trx.insertInto("offerVersion").values(values).execute();
}

export async function findOfferVersion(trx: ActorTransaction, offerId: string, version: number) {
  return trx
    .selectFrom("offerVersion")
    .selectAll()
    .where("offerId", "=", offerId)
    .where("version", "=", version)
    .executeTakeFirst();
}

export async function addAccepted(
  trx: ActorTransaction,
  prospectId: string,
  amountFen: bigint,
  now: Date,
): Promise<void> {
  await trx
    .updateTable("prospect")
    .set({ acceptedFen: sql<bigint>`accepted_fen + ${amountFen.toString()}::bigint`, updatedAt: now })
    .where("id", "=", prospectId)
    .execute();
}

/** Open offers whose time is over by the database's clock, locked past those that another worker holds. */
export async function lockOverdueOffers(trx: ActorTransaction, limit: number) {
  return trx
    .selectFrom("offer")
    .selectAll()
    .select(sql<Date>`app_clock_now()`.as("readAt"))
    .where("status", "in", openStatuses)
    .where("expiresAt", "<=", sql<Date>`app_clock_now()`)
    .orderBy("expiresAt")
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
}

/**
 * What an institution needs to write an offer: the introduction, locked, the consent in force, and its own mandate. The
 * lock is its own statement: only the next one sees what became of the consent while it was waited for.
 */
export async function lockIntroductionForOffer(
  trx: ActorTransaction,
  introductionId: string,
  institutionId: string,
) {
  const isLocked = await trx
    .selectFrom("introduction")
    .select("id")
    .where("id", "=", introductionId)
    .where("institutionId", "=", institutionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (isLocked === undefined) return undefined;
  return trx
    .selectFrom("introduction")
    .innerJoin("mandate", "mandate.id", "introduction.mandateId")
    .innerJoin("institution", "institution.id", "introduction.institutionId")
    .leftJoin("consent", (join) =>
      join.onRef("consent.introductionId", "=", "introduction.id").on("consent.revokedAt", "is", null),
    )
    .leftJoin("teaser", "teaser.prospectId", "introduction.prospectId")
    .select(["introduction.id", "introduction.status", "introduction.prospectId", "introduction.mandateId"])
    .select([
      "introduction.companyId",
      "introduction.institutionId",
      "introduction.requestedBy",
      "introduction.answerBy",
    ])
    .select([
      "mandate.budgetFen",
      "mandate.reservedFen",
      "mandate.drawnFen",
      "mandate.instruments as mandateInstruments",
      "teaser.instruments as askedInstruments",
    ])
    .select([
      "institution.status as institutionStatus",
      "institution.licenceExpiresOn",
      "institution.kind as institutionKind",
      "institution.secondPersonAboveFen",
    ])
    .select("consent.expiresAt as consentExpiresAt")
    .where("introduction.id", "=", introductionId)
    .where("introduction.institutionId", "=", institutionId)
    .executeTakeFirst();
}

/** Undefined where an offer of this introduction is open already. */
export async function insertOffer(trx: ActorTransaction, values: Insertable<OfferTable>) {
  return trx
    .insertInto("offer")
    .values(values)
    .onConflict((conflict) =>
      conflict
        .column("introductionId")
        .where("status", "in", literals(["drafted", "approved_internally", ...openStatuses]))
        .doNothing(),
    )
    .returning(["id", "number"])
    .executeTakeFirst();
}

/** What an offer is for, read before it is locked: neither ever changes. */
export async function findProspectOfOffer(trx: ActorTransaction, offerId: string, institutionId: string) {
  return trx
    .selectFrom("offer")
    .select(["prospectId", "commitment"])
    .where("id", "=", offerId)
    .where("institutionId", "=", institutionId)
    .executeTakeFirst();
}
