import { pick } from "#app/lib/pick.ts";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { CASE_STATUSES_OF, caseSearchOf, isOfFirst, type CaseFilter } from "#app/domain/moderation/queue.ts";
import { type Page, PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import { countCases, listQueuedCases } from "#db/queries/moderation/case-queue.ts";
import { countCasesAbout, findCasesAbout, MOST_PARTIES } from "#db/queries/moderation/case-search.ts";
import { afterInstant, byInstant } from "#db/queries/shared/instant-key.ts";
import type { ServiceContext } from "../context.ts";

/**
 * A page of the moderation queue with its lists' counts: the nearest deadline first; decided ones, the latest. A search
 * also counts its cases in each list: what it finds may be in another one than the reader looks at.
 */
export function listCases(ctx: ServiceContext, actor: AdminActor, filter: CaseFilter) {
  return ctx.readAs(actor, async (trx) => {
    const isEnded = filter.view === "decided";
    const about = filter.q === undefined ? undefined : await findCasesAbout(trx, caseSearchOf(filter.q));
    const rows = await listQueuedCases(trx, {
      statuses: CASE_STATUSES_OF[filter.view],
      kind: filter.kind,
      assignedTo: filter.held === "mine" ? actor.userId : filter.held === "nobody" ? null : undefined,
      dueBefore: filter.overdue && !isEnded ? ctx.now() : undefined,
      about,
      order: isEnded ? "decided" : "due",
      after: afterInstant(filter.after),
      limit: PAGE_SIZE + 1,
    });
    const cases = rows.map((row) => ({
      ...pick(row, "id", "number", "kind", "status", "decision", "reasonCodes", "prospectNumber"),
      version: row.prospectVersion ?? row.institutionVersion,
      isFirst: isOfFirst(row.openedAt, row.prospectPublishedAt),
      nameZh: row.companyNameZh ?? row.institutionNameZh,
      nameEn: row.companyNameEn ?? row.institutionNameEn,
      holderName: row.holderName,
      recused: row.recused,
      isTied: row.isTied,
      isMine: row.assignedTo === actor.userId,
      ...pick(row, "waitingSince", "dueAt", "decidedAt", "instantKey"),
      workingDays: workingDaysFrom(ctx, row.dueAt),
    }));
    const page: Page<(typeof cases)[number]> = toPage(byInstant, cases);
    return {
      page,
      counts: await countCases(trx, actor.userId, ctx.now()),
      found: about && { ...(await countCasesAbout(trx, about)), isCut: about.isCut, most: MOST_PARTIES },
      now: ctx.now(),
    };
  });
}
