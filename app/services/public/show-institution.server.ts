import { measuredDrawdowns } from "#app/domain/figures/measured.ts";
import { responsivenessScore } from "#app/domain/figures/responsiveness.ts";
import type { readAnswers } from "#db/queries/public-figures.ts";
import type { findPublicInstitution } from "#db/queries/public-institutions.ts";

type Row = NonNullable<Awaited<ReturnType<typeof findPublicInstitution>>>;
type AnswerRow = Awaited<ReturnType<typeof readAnswers>>[number];

/** An institution's public view. Figures on few requests are left out: they would say more of chance than of it. */
export function seenByAnyone(row: Row, answers: readonly AnswerRow[], mandates: ReadonlyMap<string, number>) {
  const own = answers.find(({ institutionId }) => institutionId === row.id);
  const score = own === undefined ? null : responsivenessScore(own);
  return {
    id: row.id,
    kind: row.kind,
    isRestricted: row.status === "restricted",
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    licenceNumber: row.licenceNumber,
    regulator: row.regulator,
    licenceScope: row.licenceScope,
    licenceExpiresOn: row.licenceExpiresOn,
    aboutZh: row.aboutZh,
    aboutEn: row.aboutEn,
    verifiedAt: row.verifiedAt,
    drawdowns: measuredDrawdowns(row.drawdownDeals, row.drawdownDays),
    mandatesInForce: mandates.get(row.id) ?? 0,
    responsiveness:
      own === undefined || score === null
        ? null
        : {
            score,
            asked: own.asked,
            answered: own.answered,
            withinGoal: own.withinGoal,
            medianWorkingDays: own.medianWorkingDays,
          },
  };
}
