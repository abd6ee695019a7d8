import { finestView, registeredFactsOf } from "#app/domain/prospects/cohort.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import {
  chooseGeneralisation,
  type Generalisation,
  storedChoiceSchema,
  shownOf,
  wishOf,
} from "#app/domain/prospects/generalisation.ts";
import type { Day } from "#app/lib/days.ts";
import type { ProspectRow } from "#db/queries/prospects/prospects.ts";
import { countShared } from "#db/queries/organizations/registered-companies.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export type ProspectToShow = Pick<
  ProspectRow,
  "companyId" | "keepShown" | "isRecognisable" | "generalisation" | "ageToldOn"
>;

/**
 * What a teaser of a given day shows of its company's register attributes. The age stays in the band of the day on
 * which it was first shown: a change of band would reveal when the company was founded. Within a quarter a choice stays
 * as long as what it shows: companies that join or leave the cohort are counted on the next quarter's first day, so
 * that an edit of what isn't shown changes nothing.
 */
export async function generalise(
  trx: ActorTransaction,
  { prospect, content, day }: { prospect: ProspectToShow; content: ProspectContent; day: Day },
): Promise<{ chosen: Generalisation; stored: string }> {
  const pledgesPatents = content.ask.securities.includes("class_one_ip");
  const ageOn = prospect.ageToldOn ?? day;
  const view = finestView(registeredFactsOf(content, day), ageOn, pledgesPatents);
  const wish = wishOf(prospect);
  const code = content.company.uscc;
  const store = (chosen: Generalisation) => {
    const basis = JSON.stringify({ day, code, wish, shown: shownOf(view, chosen) });
    return { chosen, stored: JSON.stringify({ basis, chosen }), basis };
  };
  const before = storedChoiceSchema.safeParse(prospect.generalisation);
  if (before.success) {
    const again = store({ ...before.data.chosen, ageOn });
    if (again.basis === before.data.basis) return again;
  }
  const shared = await countShared(trx, { companyId: prospect.companyId, code, view });
  return store(chooseGeneralisation(view, shared, wish, ageOn));
}
