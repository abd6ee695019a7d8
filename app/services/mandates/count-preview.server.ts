import { INSTRUMENTS_OF, institutionKindSchema } from "#app/domain/codes/institutions.ts";
import type { MandateDraft } from "#app/domain/mandates/criteria.ts";
import { LAUNCH_MODEL } from "#app/domain/matching/learned/model.ts";
import { toLearnedModel } from "#app/domain/matching/learned/stored-model.ts";
import { countFits, draftTerms, previewOf } from "#app/domain/matching/criteria/preview.ts";
import { toInstitutionView } from "#app/domain/prospects/institution-view.ts";
import { dayOf } from "#app/lib/days.ts";
import { listTeasersByIds } from "#db/queries/matching/opportunity-teasers.ts";
import type { findMandateForInstitution } from "#db/queries/mandates/mandates.ts";
import { toMandateTerms } from "#db/queries/matching/matching-facts.ts";
import { findRankingInForce } from "#db/queries/matching/ranking-models.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { readVisibleTeasers } from "./read-visible-teasers.server.ts";

type MandateRow = NonNullable<Awaited<ReturnType<typeof findMandateForInstitution>>>;

/** Which prospects fit a draft of a mandate, over all published ones. The result is numbers and teasers only. */
export async function countPreview(
  ctx: ServiceContext,
  trx: ActorTransaction,
  row: MandateRow,
  draft: MandateDraft,
  { isChanged = true }: { isChanged?: boolean } = {},
) {
  const now = ctx.now();
  const today = dayOf(now);
  const table = await readVisibleTeasers(ctx, trx);
  const mandateTerms = toMandateTerms(row);
  const lawfulInstruments = INSTRUMENTS_OF[institutionKindSchema.parse(row.institutionKind)];
  const terms = draftTerms(draft, { ...mandateTerms, lawfulInstruments });
  const inForce = await findRankingInForce(trx);
  const model = inForce === undefined ? LAUNCH_MODEL : toLearnedModel(inForce.model);
  const { best, ...preview } = previewOf(terms, table, model, today, lawfulInstruments);
  const teasers = await listTeasersByIds(
    trx,
    best.map(({ prospectId }) => prospectId),
  );
  const isInForce = row.status === "active" || row.status === "paused" || row.status === "exhausted";
  const open = {
    open: true,
    validFrom: today,
    validUntil: today,
    introductionsLeft: 1,
    budgetLeftFen: terms.budgetLeftFen,
  };
  return {
    ...preview,
    before: isInForce
      ? {
          version: row.version,
          fits: isChanged ? countFits({ ...mandateTerms, ...open }, table, today) : preview.fits,
        }
      : null,
    sample: best.flatMap(({ prospectId, score }) => {
      const teaser = teasers.find((one) => one.prospectId === prospectId);
      return teaser === undefined ? [] : [{ score, prospect: toInstitutionView(teaser) }];
    }),
    countedAt: now,
  };
}
