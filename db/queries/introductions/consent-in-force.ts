import { sql } from "kysely";

/** What joins to an introduction its consent in force, by the column of the introduction's id. */
export const isConsentInForce = (introductionId: string) =>
  sql<boolean>`consent.introduction_id = ${sql.ref(introductionId)} and consent.revoked_at is null`;

/** The last consent of an introduction, in force or ended, by the column of the introduction's id. */
export const lastConsent = (introductionId: string) =>
  sql<{ expiresAt: Date; revokedAt: Date | null }>`(
    select given.expires_at, given.revoked_at from consent given
    where given.introduction_id = ${sql.ref(introductionId)} order by given.sequence desc limit 1
  )`.as<"lastConsent">("lastConsent");
