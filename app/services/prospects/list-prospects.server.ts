import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import { isOpenProspect } from "#app/domain/prospects/submission.ts";
import { listProspectsForCompany } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";

/** A company's prospects, the latest first, and whether it may start one: it has one under way at a time. */
export function listProspects({ readAs }: ServiceContext, actor: CompanyActor) {
  return readAs(actor, async (trx) => {
    const rows = await listProspectsForCompany(trx, actor.companyId);
    const mayStart = !rows.some(({ status }) => isOpenProspect(status));
    const mayAppeal = rows.some(({ status, appealed }) => status === "rejected" && !appealed);
    return {
      mayStart,
      /** What having one at a time means now: none is started, or a new one keeps an earlier one from coming back. */
      oneAtATime: mayStart ? (mayAppeal ? ("appeal" as const) : null) : ("open" as const),
      prospects: rows.map(({ draft, companyId: _, soughtFen, ...prospect }) => {
        const { business, ask } = readDraft(draft);
        return {
          ...prospect,
          headline: business?.headline ?? null,
          /** Of one that was never published, as it is written; null while that says nothing. */
          soughtFen: soughtFen === 0n ? (ask?.amountMaxFen ?? null) : soughtFen,
        };
      }),
    };
  });
}
