import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { OPEN_PROSPECT_STATUSES } from "#app/domain/prospects/submission.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { lockCompany } from "#db/queries/organizations/companies.ts";
import { listFigures, toYearFigures } from "#db/queries/organizations/company-figures.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { hasProspectIn, insertProspect } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";
import { refuseLeaving } from "../deletion/refuse-leaving.server.ts";

/** Opens a draft, prefilled with the figures that the company already gave. One prospect at a time. */
export function startProspect({ withActor }: ServiceContext, actor: CompanyActor): Promise<string> {
  return withActor(actor, "work", async (trx) => {
    const { companyId } = actor;
    await refuseLeaving(trx, actor);
    const company = found(await lockCompany(trx, companyId), "company-profile-incomplete");
    if (await hasProspectIn(trx, { companyId }, OPEN_PROSPECT_STATUSES))
      throw new Refusal("prospect-open-already");
    const years = (await listFigures(trx, companyId)).slice(0, 3).map(toYearFigures);
    const prospect = await insertProspect(trx, {
      companyId,
      draft: draftJson(years.length === 0 ? {} : { figures: { years } }),
      isDemonstration: company.isDemonstration,
    });
    const subject = { id: prospect.id, companyId };
    await recordOn(trx, actor, "prospect-started", { prospect: subject }, { to: "draft" });
    return prospect.id;
  });
}
