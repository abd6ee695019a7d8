import { sql } from "kysely";
import { priceColumns, priceVersionOfOffer } from "#db/queries/billing/price-of-offer.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** An issued version with its seal, of either party; undefined if it isn't theirs or their access to it has ended. */
export async function findTermSheet(trx: ActorTransaction, offerId: string, version: number) {
  return trx
    .selectFrom("termSheet")
    .innerJoin("offer", "offer.id", "termSheet.offerId")
    .innerJoin("offerVersion", (join) =>
      join
        .onRef("offerVersion.offerId", "=", "termSheet.offerId")
        .onRef("offerVersion.version", "=", "termSheet.version"),
    )
    .innerJoin("priceList", (join) => join.on("priceList.version", "=", priceVersionOfOffer))
    .select(priceColumns)
    .select(["termSheet.version", "termSheet.offerNumber", "termSheet.fingerprint", "termSheet.issuedAt"])
    .select(["termSheet.companyNameZh", "termSheet.companyNameEn", "termSheet.companyCode"])
    .select(["termSheet.institutionNameZh", "termSheet.institutionNameEn", "offer.commitment"])
    .select(["offerVersion.terms", "offerVersion.contractRatePercent", "offerVersion.expiresAt"])
    .where("termSheet.offerId", "=", offerId)
    .where("termSheet.version", "=", version)
    .executeTakeFirst();
}

/** Every sheet that was issued to a company, by offer and version. */
export async function listTermSheets(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("termSheet")
    .innerJoin("offer", "offer.id", "termSheet.offerId")
    .select(["termSheet.offerId", "termSheet.version", "termSheet.offerNumber"])
    .where("offer.companyId", "=", companyId)
    .orderBy("termSheet.offerNumber")
    .orderBy("termSheet.version")
    .execute();
}

/** The version in force of an issued offer, for its company or its institution. */
export async function findIssuedVersion(trx: ActorTransaction, offerId: string, organizationId: string) {
  return trx
    .selectFrom("offer")
    .select(["offer.currentVersion"])
    .where("offer.id", "=", offerId)
    .where("offer.currentVersion", ">", 0)
    .where((eb) =>
      eb.or([eb("offer.companyId", "=", organizationId), eb("offer.institutionId", "=", organizationId)]),
    )
    .executeTakeFirst();
}

/** Whether a sheet of this fingerprint was issued, for anybody. */
export async function findSheetByFingerprint(trx: ActorTransaction, fingerprint: string) {
  const { rows } = await sql<{ version: number; issuedAt: Date }>`
    select version, issued_at as "issuedAt" from check_term_sheet(${fingerprint})`.execute(trx);
  return rows[0];
}
