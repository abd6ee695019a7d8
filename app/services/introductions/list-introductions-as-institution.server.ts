import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { introductionShown } from "#app/domain/introductions/lifecycle.ts";
import { type IntroductionGroup, STATUSES_OF_INTRODUCTION_GROUP } from "#app/domain/introductions/lists.ts";
import type { SortedPage } from "#app/domain/list-sorts.ts";
import { listIntroductionsForInstitution } from "#db/queries/introductions/introduction-lists.ts";
import type { ServiceContext } from "../context.ts";

/** The institution's introductions by group, in the order that is asked for, each with its clock. */
export function listIntroductionsAsInstitution(
  { readAs, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { group, ...asked }: SortedPage & { group: IntroductionGroup | undefined },
) {
  return readAs(actor, async (trx) => {
    const page = await listIntroductionsForInstitution(trx, actor.institutionId, {
      statuses: group === undefined ? null : STATUSES_OF_INTRODUCTION_GROUP[group],
      ...asked,
    });
    return {
      next: page.next,
      rows: page.rows.map((row) => ({
        ...row,
        // The database gives the company's name under a consent in force alone.
        shown: introductionShown(row.status, row.companyNameZh !== null),
        workingDaysLeft: workingDaysFrom({ now, workingDays }, row.answerBy),
      })),
    };
  });
}
