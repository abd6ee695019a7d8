import { sql, type Updateable } from "kysely";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import type { OfferTable } from "#db/schema/offers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { lockMoney, updateProspect } from "#db/queries/prospects/prospects.ts";
import { insertInto, insertUnlessOpen, updateById } from "#db/queries/shared/rows.ts";
import { askedColumns, givenAsk, givenAskColumns } from "#db/queries/offers/given-ask.ts";
import { statusOfAsk } from "#db/queries/prospects/suspensions.ts";
import { isConsentInForce } from "#db/queries/introductions/consent-in-force.ts";

/** Of an offer that its company may still answer. */
export const openStatuses = ["issued", "viewed", "countered", "revised"] as const;

/**
 * The prospect of an offer, locked. Acceptances on a prospect are serialized here, so that two different offers cannot
 * be accepted concurrently.
 */
export async function lockProspectOfOffer(trx: ActorTransaction, offerId: string, companyId: string) {
  return lockMoney(trx)
    .where("prospect.companyId", "=", companyId)
    .where("prospect.id", "=", (offer) =>
      offer.selectFrom("offer").select("offer.prospectId").where("offer.id", "=", offerId),
    )
    .executeTakeFirst();
}

/**
 * Offers, with the status of their institution, and the database's present time: expiry is checked by that clock. A
 * company reads no status of one that is suspended or has left.
 */
function offersNow(trx: ActorTransaction) {
  return trx
    .selectFrom("offer")
    .selectAll()
    .select(
      sql<InstitutionStatus | null>`(select i.status from institution i where i.id = offer.institution_id)`.as(
        "institutionStatus",
      ),
    )
    .select(sql<Date>`app_clock_now()`.as("readAt"));
}

/** An offer for its company to act on, locked. */
export async function lockOfferForCompany(trx: ActorTransaction, offerId: string, companyId: string) {
  return offersNow(trx)
    .where("id", "=", offerId)
    .where("companyId", "=", companyId)
    .where("currentVersion", ">", 0)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function lockOfferForInstitution(trx: ActorTransaction, offerId: string, institutionId: string) {
  return offersNow(trx)
    .where("id", "=", offerId)
    .where("institutionId", "=", institutionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The other offers on a prospect that could still be accepted, locked in a fixed order to avoid deadlocks. */
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

export const updateOffer = updateById("offer");

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

/** Releases the offers on hold that fit what a version that an admin has just published seeks; returns their ids. */
export async function releaseOffersThatFit(
  trx: ActorTransaction,
  prospectId: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from release_offers_that_fit(${prospectId}::uuid) as released (id)`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

export const insertOfferVersion = insertInto("offerVersion");

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
  const acceptedFen = sql<bigint>`accepted_fen + ${amountFen.toString()}::bigint`;
  await updateProspect(trx, prospectId, { acceptedFen, updatedAt: now });
}

/** Open offers that expired by the database's clock, locked; those locked by another worker are skipped. */
export async function lockOverdueOffers(trx: ActorTransaction, limit: number) {
  return offersNow(trx)
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
 * lock is a separate statement: only the next one sees changes of the consent made while it waited.
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
    .leftJoin("consent", (join) => join.on(isConsentInForce("introduction.id")))
    .leftJoin("teaser", "teaser.prospectId", "introduction.prospectId")
    .leftJoinLateral(givenAsk("introduction.id"), (join) => join.onTrue())
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
    ])
    .select(askedColumns)
    .select(statusOfAsk("introduction.prospectId").as("askStatus"))
    .select([
      "teaser.amountMinFen as askedMinFen",
      "teaser.amountMaxFen as askedMaxFen",
      ...givenAskColumns,
      "mandate.amountMaxFen as mandateMaxFen",
      "mandate.termMonthsMax as mandateTermMax",
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

/** Undefined if an offer of this introduction is open already. */
export const insertOffer = insertUnlessOpen(
  "offer",
  ["introductionId"],
  ["drafted", "approved_internally", ...openStatuses],
  ["id", "number"],
);

/** The subject of an offer, read before it is locked: it never changes. */
export async function findProspectOfOffer(trx: ActorTransaction, offerId: string, institutionId: string) {
  return trx
    .selectFrom("offer")
    .select(["prospectId", "commitment"])
    .where("id", "=", offerId)
    .where("institutionId", "=", institutionId)
    .executeTakeFirst();
}
