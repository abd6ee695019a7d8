import { type InstitutionActor, mayAct } from "#app/domain/accounts/actor.ts";
import { whyClosed } from "#app/domain/mandates/owner-view.ts";
import {
  toComparisonView,
  toIntroductionView,
  toNearMissView,
} from "#app/domain/matching/ranking/opportunity-view.ts";
import { standingOf } from "#app/domain/matching/ranking/standing.ts";
import { toStoredReasons } from "#app/domain/matching/ranking/stored-reasons.ts";
import { toFullInstitutionView } from "#app/domain/prospects/institution-view.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { readLevels } from "#db/queries/matching/opportunity-counts.ts";
import { findOpportunity } from "#db/queries/matching/opportunity-teasers.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { readCurrentMandate } from "./read-current-mandate.server.ts";

/**
 * A prospect's teaser in full, by its id or P-2417, matched with one of the institution's mandates (by default its busiest): every
 * criterion in both directions, computed now. The first opening of each version is recorded.
 */
export function readOpportunity(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { prospect, mandate }: { prospect: string; mandate: string | null },
) {
  const { withActor, now, workingDays } = ctx;
  return withActor(actor, async (trx) => {
    const clockwork = { now: now(), workingDays };
    const today = dayOf(clockwork.now);
    const row = await readCurrentMandate(trx, actor.institutionId, mandate);
    const nobody = "00000000-0000-0000-0000-000000000000";
    const of = { mandateId: row?.id ?? nobody, institutionId: actor.institutionId };
    const opportunity = found(await findOpportunity(trx, of, prospect), "prospect-not-found");
    const { reasonCode, passedAt } = opportunity;
    const seen = {
      /** Whether the reader's role may pursue it, or pass on it. */
      mayWork: mayAct(actor, "work"),
      prospect: toFullInstitutionView(opportunity),
      introduction: toIntroductionView(opportunity, clockwork),
      pass:
        reasonCode === null || passedAt === null
          ? null
          : {
              reasonCode,
              note: opportunity.passNote,
              repairable: opportunity.passRepairable ?? false,
              passedAt,
            },
    };
    if (row === null) return { ...seen, mandate: null, standing: null, comparison: null, nearMiss: null };
    await recordFeedback(trx, actor, {
      act: "opened",
      mandateId: row.id,
      prospectId: opportunity.prospectId,
      at: clockwork.now,
    });
    const { terms } = row;
    const facts = toProspectFacts(opportunity);
    const { score } = opportunity;
    const rank = score === null ? null : { score, reasons: toStoredReasons(opportunity.parts) };
    const comparison = toComparisonView({ ...opportunity, rank }, facts, terms, today);
    return {
      ...seen,
      /** Null where it isn't in the list: it doesn't fit, or was passed on. */
      standing:
        comparison.score === null || seen.pass !== null
          ? null
          : standingOf(await readLevels(trx, of), comparison.score),
      mandate: {
        ...row.named,
        closure: whyClosed(row, terms, today),
      },
      comparison,
      nearMiss: toNearMissView(opportunity, facts, terms, today),
    };
  });
}
