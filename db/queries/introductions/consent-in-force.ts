import { sql } from "kysely";

/** What joins to an introduction its consent in force, by the column of the introduction's id. */
export const isConsentInForce = (introductionId: string) =>
  sql<boolean>`consent.introduction_id = ${sql.ref(introductionId)} and consent.revoked_at is null`;
