import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { workingDaysLeft } from "#app/domain/clocks.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import { nearestFirst, standingOf } from "#app/domain/prospects/standing.ts";
import {
  isUnderReview,
  OPEN_PROSPECT_STATUSES,
  progressOf,
  withCompanyParts,
} from "#app/domain/prospects/submission.ts";
import { findLatestCaseOfProspect } from "#db/queries/cases.ts";
import { findCompanyParts } from "#db/queries/companies.ts";
import {
  countMatchesOfProspect,
  listInstitutionsOfProspect,
  listPassReasons,
} from "#db/queries/company-dashboard.ts";
import { listProspectsForCompany } from "#db/queries/prospects.ts";
import type { ServiceContext } from "../context.ts";

const open: readonly string[] = OPEN_PROSPECT_STATUSES;

/**
 * What a company's people see first: the prospect with which it seeks capital now (else its latest), how far that came
 * with each institution, whose turn it is, and why others passed. Null until the company has registered.
 */
export function readCompanyDashboard({ withActor, now, workingDays }: ServiceContext, actor: CompanyActor) {
  const daysLeft = (until: Date) => workingDaysLeft(now(), until, workingDays.isWorkingDay);
  return withActor(actor, async (trx) => {
    const { companyId } = actor;
    const parts = await findCompanyParts(trx, companyId);
    if (parts === undefined) return null;
    const { legalName, englishName } = parts.profile;
    const company = { nameZh: legalName ?? "", nameEn: englishName ?? null };
    const prospects = await listProspectsForCompany(trx, companyId);
    const row = prospects.find(({ status }) => open.includes(status)) ?? prospects[0];
    if (row === undefined) return { company, current: null, now: now() };

    const draft = withCompanyParts(readDraft(row.draft), parts);
    const latest = await findLatestCaseOfProspect(trx, row.id);
    const met = (await listInstitutionsOfProspect(trx, row.id, companyId)).map((institution) => {
      const standing = standingOf(institution);
      return { ...institution, standing, daysLeft: standing.by ? daysLeft(standing.by) : null };
    });
    const { draft: _, companyId: __, ...prospect } = row;
    return {
      company,
      now: now(),
      current: {
        prospect,
        ask: draft.ask ?? {},
        progress: progressOf(draft),
        review: latest
          ? { ...latest, isOpen: isUnderReview(latest.status), daysLeft: daysLeft(latest.dueAt) }
          : null,
        expiresInDays: row.expiresAt ? daysLeft(row.expiresAt) : null,
        met: nearestFirst(met, ({ standing }) => standing.by),
        matches: await countMatchesOfProspect(trx, row.id, companyId),
        passes: await listPassReasons(trx, row.id),
      },
    };
  });
}

export type CompanyDashboard = NonNullable<Awaited<ReturnType<typeof readCompanyDashboard>>>;
export type CurrentProspect = NonNullable<CompanyDashboard["current"]>;
export type MetInstitution = CurrentProspect["met"][number];
