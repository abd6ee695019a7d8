import { sql } from "kysely";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { FeedbackAct } from "#app/domain/matching/ranking/feedback.ts";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface ActOnPair {
  act: Exclude<FeedbackAct, "shown" | "shortlisted">;
  mandateId: string;
  prospectId: string;
  at: Date;
  /** The introduction of the act, if any: it records the versions of both sides. */
  introductionId?: string;
  /** What the act was on, if it can happen only once: the introduction, the offer, the deal. */
  subjectId?: string;
  reasonCode?: string;
}

/** What an institution sees of a teaser: bands and codes, nothing exact. */
export const shownOfTeaser = sql`teaser.bands || jsonb_build_object(
  'stage', teaser.stage, 'instruments', teaser.instruments, 'securities', teaser.securities)`;

/**
 * Adds an act on a pair, in the transaction of the act itself; a repeated one is not added again. The place and the
 * score are those of the actor's own list now; a card that is explored today has its place and propensity of that.
 */
export async function recordFeedback(
  trx: ActorTransaction,
  actor: PartyActor,
  { act, mandateId, prospectId, at, introductionId, subjectId, reasonCode }: ActOnPair,
): Promise<void> {
  const isInstitution = actor.kind === "institution";
  const organizationId = isInstitution ? actor.institutionId : actor.companyId;
  const betterInList = isInstitution
    ? sql`better.mandate_id = match.mandate_id
        and (better.score > match.score or better.score = match.score and better.prospect_id < match.prospect_id)
        and not exists (
          select from pass where pass.mandate_id = better.mandate_id and pass.prospect_id = better.prospect_id)`
    : sql`better.prospect_id = match.prospect_id
        and (better.score > match.score or better.score = match.score and better.mandate_id < match.mandate_id)`;
  await sql`
    insert into match_feedback (at, act, side, organization_id, mandate_id, prospect_id, mandate_version,
      prospect_version, subject_id, reason_code, rank_position, score, model_version, propensity, seen)
    select ${at}::timestamptz, ${act}::text, ${actor.kind}::text, ${organizationId}::uuid, pair.mandate_id,
      pair.prospect_id, coalesce(introduction.mandate_version, mandate.version),
      coalesce(introduction.prospect_version, teaser.version),
      ${subjectId ?? null}::uuid, ${reasonCode ?? null}::text,
      coalesce(shown.rank_position, case when match.score is not null then 1 + (
        select count(*)::int from match better where better.outcome = 'eligible' and ${betterInList}) end),
      coalesce(match.score, introduction.fit_score), match.model_version, shown.propensity,
      ${isInstitution ? shownOfTeaser : sql`null`}
    from (values (${mandateId}::uuid, ${prospectId}::uuid)) pair (mandate_id, prospect_id)
    left join mandate on mandate.id = pair.mandate_id
    left join teaser on teaser.prospect_id = pair.prospect_id
    left join introduction on introduction.id = ${introductionId ?? null}::uuid
    left join match on match.mandate_id = pair.mandate_id and match.prospect_id = pair.prospect_id
      and match.outcome = 'eligible'
    left join match_feedback shown on shown.act = 'shown' and shown.organization_id = ${organizationId}::uuid
      and shown.mandate_id = pair.mandate_id and shown.prospect_id = pair.prospect_id
      and shanghai_day(shown.at) = shanghai_day(${at}::timestamptz)
    on conflict do nothing`.execute(trx);
}

const rowsOfAMandate = 5_000;

/**
 * An institution's acts for one of its mandates on prospects that met it, the oldest first: its own acts only, each
 * with what the teaser showed then.
 */
export const listOwnActs = preparedQuery(
  (trx, of: { mandateId: string; institutionId: string; since: Date }) =>
    trx
      .selectFrom("matchFeedback")
      .select(["prospectId", "act", "side", "reasonCode", "seen"])
      .where("mandateId", "=", of.mandateId)
      .where("organizationId", "=", of.institutionId)
      .where("at", ">=", of.since)
      .where("score", "is not", null)
      .where("seen", "is not", null)
      .orderBy("at")
      .orderBy("id")
      .limit(sql.lit(rowsOfAMandate)),
);
