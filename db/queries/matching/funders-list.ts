import { sql } from "kysely";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { chancesOf } from "./pair-chances.ts";
import { isRecord } from "#db/queries/shared/record-ref.ts";
import {
  factColumns,
  institutionColumns,
  openIntroductions,
  rowVersionOfMandate,
  termColumns,
} from "./matching-facts.ts";

/** Mandates that their institutions have paused: how many, not whose. */
const stopped = sql<number>`(select count_stopped_mandates()::int)`.as("stopped");

/** The institutions that the company stopped: the latest introduction with each, if the stop can be undone there. */
const stops = sql<Record<string, string>>`(
  select coalesce(json_object_agg(s.institution_id, latest.id), '{}')
  from introduction_stop s
  cross join lateral (
    select i.id from introduction i
    where i.company_id = s.company_id and i.institution_id = s.institution_id
    order by i.requested_at desc, i.id limit 1
  ) latest
  where s.company_id = prospect.company_id
)`.as("stops");

/**
 * The prospects of a company that institutions can see, or could before a pause: the latest first. With each, how many
 * mandates are paused, and which institutions the company has stopped.
 */
export const listOwnTeasers = preparedQuery((trx, { companyId }: { companyId: string }) =>
  trx
    .selectFrom("prospect")
    .innerJoin("teaser", "teaser.prospectId", "prospect.id")
    .innerJoin("prospectVersion", (join) =>
      join
        .onRef("prospectVersion.prospectId", "=", "prospect.id")
        .onRef("prospectVersion.version", "=", "teaser.version"),
    )
    .select(factColumns)
    .select(["teaser.number", "teaser.version", stopped, stops])
    .select(
      sql<
        "published" | "paused" | "suspended"
      >`case when prospect.status = 'suspended' then 'suspended' else teaser.status end`.as("status"),
    )
    .select(["prospect.acceptedFen", "prospectVersion.content"])
    .where("prospect.companyId", "=", companyId)
    .orderBy("teaser.publishedAt", "desc"),
);

/** A mandate that companies may see, and how it ranks for a prospect. */
interface VersionOnOffer {
  id: string;
  /** Changes whenever the mandate's row or its institution's is written. */
  rowVersion: string;
  /** Null where it isn't ranked. */
  score: number | null;
  /** How many introductions hold a place. */
  openIntroductions: number;
}

/** Every mandate that companies may see. In one column, since a province has thousands. */
export async function listVersionsOnOffer(
  trx: ActorTransaction,
  prospectId: string,
): Promise<VersionOnOffer[]> {
  const [row] = await versionsOnOffer(trx, { prospectId });
  if (row === undefined || row.versions === null) return [];
  return row.versions.split(",").map((text) => {
    const [id = "", rowVersion = "", score, open] = text.split(" ");
    return { id, rowVersion, score: score === "-" ? null : Number(score), openIntroductions: Number(open) };
  });
}

const versionsOnOffer = preparedQuery((trx, { prospectId }: { prospectId: string }) =>
  trx
    .with(
      // All at once, by the prospect's index; the planner would look up each mandate's.
      (cte) => cte("ranked").materialized(),
      (db) =>
        db
          .selectFrom("match")
          .select(["match.mandateId", "match.score"])
          .where("match.prospectId", "=", prospectId)
          .where("match.outcome", "=", sql.lit("eligible")),
    )
    .selectFrom("mandate")
    .innerJoin("institution", "institution.id", "mandate.institutionId")
    .leftJoin(
      sql<{ mandateId: string; openIntroductions: bigint }>`open_introductions_of_mandates()`.as("place"),
      "place.mandateId",
      "mandate.id",
    )
    .leftJoin("ranked", "ranked.mandateId", "mandate.id")
    .select(
      sql<string | null>`string_agg(mandate.id || ' ' || ${rowVersionOfMandate} || ' '
        || coalesce(ranked.score::text, '-') || ' ' || coalesce(place.open_introductions, 0), ',')`.as(
        "versions",
      ),
    )
    .where(isOnOffer),
);

/** What companies see of a mandate beside its terms. */
const recordColumns = [
  "mandate.nameZh",
  "mandate.nameEn",
  ...institutionColumns,
  "institution.nameZh as institutionNameZh",
  "institution.nameEn as institutionNameEn",
  "institution.kind as institutionKind",
] as const;

/** Those of these mandates that companies may see, each with its institution. */
export async function listMandatesOnOffer(trx: ActorTransaction, ids: readonly string[]) {
  return trx
    .selectFrom("mandate")
    .innerJoin("institution", "institution.id", "mandate.institutionId")
    .select(termColumns)
    .select([rowVersionOfMandate.as("rowVersion"), ...recordColumns])
    .where(isOnOffer)
    .where(sql<boolean>`mandate.id = any (${[...ids]}::uuid[])`)
    .execute();
}
export type MandateOnOffer = Awaited<ReturnType<typeof listMandatesOnOffer>>[number];

/** A mandate that companies may see, by its id or M-0142, if it is ranked for a prospect; with score and reasons. */
export async function findMandateOnOffer(trx: ActorTransaction, mandate: string, prospectId: string) {
  return trx
    .selectFrom("mandate")
    .innerJoin("institution", "institution.id", "mandate.institutionId")
    .innerJoin("match", "match.mandateId", "mandate.id")
    .select(termColumns)
    .select([...recordColumns, openIntroductions, "match.score", "match.parts"])
    .select(chancesOf("company", sql`institution.kind`))
    .where(isOnOffer)
    .where(isRecord("mandate", mandate, { id: "mandate.id", number: "mandate.number" }))
    .where("match.prospectId", "=", prospectId)
    .where("match.outcome", "=", sql.lit("eligible"))
    .executeTakeFirst();
}

const isOnOffer = sql<boolean>`mandate.status in ('active', 'exhausted') and institution.status = 'active'`;

/** The inputs of the scores of these mandates for a prospect. */
export const listPartsOfMatches = preparedQuery(
  (trx, { prospectId, mandateIds }: { prospectId: string; mandateIds: readonly string[] }) =>
    trx
      .selectFrom("match")
      .select(["match.mandateId", "match.parts"])
      .where("match.prospectId", "=", prospectId)
      .where(sql<boolean>`match.mandate_id = any (${mandateIds}::uuid[])`),
);

/** What is open between a prospect and institutions: one introduction each, and the open offer if there is one. */
export const listRunningOfProspect = preparedQuery(
  (trx, { prospectId, companyId }: { prospectId: string; companyId: string }) =>
    trx
      .selectFrom("introduction")
      .leftJoin("offer", (join) =>
        join
          .onRef("offer.introductionId", "=", "introduction.id")
          .on("offer.status", "in", ["issued", "viewed", "countered", "revised"]),
      )
      .select([
        "introduction.id",
        "introduction.institutionId",
        "introduction.status",
        "introduction.requestedBy",
        "introduction.requestedAt",
        "introduction.answerBy",
        "offer.id as offerId",
      ])
      .where("introduction.prospectId", "=", prospectId)
      .where("introduction.companyId", "=", companyId)
      .where("introduction.status", "in", ["requested", "consent_pending", "consented", "converted"])
      .orderBy("introduction.requestedAt", "desc"),
);
