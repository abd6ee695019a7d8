import { sql } from "kysely";

/** The latest application of a statement's introduction; null before a consent. */
export const latestApplication = sql<
  string | null
>`(select a.id from application a where a.introduction_id = introduction.id order by a.number desc limit 1)`;
