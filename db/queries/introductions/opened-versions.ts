import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The version that is live; that of the request where none is. */
const liveOf = sql`coalesce((select p.live_version from prospect p where p.id = i.prospect_id), i.prospect_version)`;

/** The number of the version that a consent to an introduction opens now. */
export async function findOpenedVersion(trx: ActorTransaction, introductionId: string) {
  const { rows } = await sql<{ version: number }>`
    select ${liveOf} as version from introduction i where i.id = ${introductionId}`.execute(trx);
  return rows[0]?.version;
}

interface OpenedVersions {
  /** The version that the request was made for: an application keeps it. */
  requestedVersion: number;
  version: number;
  content: unknown;
  /** What the groups open of the version of the request, and of the live one. */
  given: unknown;
  opened: unknown;
  /** The same of the groups that are open already. */
  givenBefore: unknown;
  openedBefore: unknown;
}

/** Both versions of an introduction's prospect that a consent opens to its institution, as far as these groups do. */
export async function findOpenedVersions(
  trx: ActorTransaction,
  {
    introductionId,
    fieldGroups,
    before,
  }: { introductionId: string; fieldGroups: readonly string[]; before: readonly string[] },
) {
  const [after, already] = [sql`${[...before, ...fieldGroups]}::text[]`, sql`${[...before]}::text[]`];
  const { rows } = await sql<OpenedVersions>`
    select i.prospect_version as requested_version, live.version, live.content,
      disclosed_content(asked.content, ${after}) as given, disclosed_content(live.content, ${after}) as opened,
      disclosed_content(asked.content, ${already}) as given_before,
      disclosed_content(live.content, ${already}) as opened_before
    from introduction i
    join prospect_version asked on asked.prospect_id = i.prospect_id and asked.version = i.prospect_version
    join prospect_version live on live.prospect_id = i.prospect_id and live.version = ${liveOf}
    where i.id = ${introductionId}`.execute(trx);
  return rows[0];
}
