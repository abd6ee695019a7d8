import { sql } from "kysely";

/** Of a statement's introduction, its latest application; null before a consent. */
export const latestApplication = sql<
  string | null
>`(select a.id from application a where a.introduction_id = introduction.id order by a.number desc limit 1)`;
