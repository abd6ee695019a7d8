import { pick } from "#app/lib/pick.ts";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { ADMIN_NEEDS, hasAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { CASE_STATUSES_OF } from "#app/domain/moderation/queue.ts";
import { listAuditEvents } from "#db/queries/audit/audit.ts";
import { listQueuedCases } from "#db/queries/moderation/case-queue.ts";
import { findLatestCheck } from "#db/queries/matching/match-checks.ts";
import { findQueueHealth } from "#db/queries/jobs/job-health.ts";
import { countToday } from "#db/queries/moderation/today.ts";
import type { ServiceContext } from "../context.ts";

const SHOWN = 6;

/**
 * An admin's start page: the state of the jobs and, as far as their roles concern it, the queue's counts with the nearest
 * deadlines, the disputes, recent events.
 */
export function readToday({ readAs, now, workingDays }: ServiceContext, actor: AdminActor) {
  return readAs(actor, async (trx) => {
    const may = ADMIN_NEEDS.filter((need) => hasAdminNeed(actor.roles, need));
    const nearest = may.includes("moderate")
      ? await listQueuedCases(trx, { statuses: CASE_STATUSES_OF.us, order: "due", limit: SHOWN })
      : [];
    return {
      may,
      ...(await countToday(trx, actor.userId, now())),
      nearest: nearest.map((row) => ({
        ...pick(row, "id", "number", "kind", "prospectNumber"),
        version: row.prospectVersion ?? row.institutionVersion,
        liveVersion: row.liveVersion,
        status: row.status,
        nameZh: row.companyNameZh ?? row.institutionNameZh,
        nameEn: row.companyNameEn ?? row.institutionNameEn,
        holderName: row.holderName,
        recused: row.recused,
        isTied: row.isTied,
        isMine: row.assignedTo === actor.userId,
        waitingSince: row.waitingSince,
        dueAt: row.dueAt,
        workingDays: workingDaysFrom({ now, workingDays }, row.dueAt),
      })),
      jobs: await findQueueHealth(trx),
      matching: (await findLatestCheck(trx)) ?? null,
      events: may.includes("secure") ? await listAuditEvents(trx, { limit: 12 }) : [],
      now: now(),
    };
  });
}
