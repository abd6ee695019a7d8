import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { workingDaysLeft } from "#app/domain/clocks.ts";
import type { ProspectDraft } from "#app/domain/prospects/content.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import { nearestFirst, currentStateOf } from "#app/domain/prospects/current-state.ts";
import {
  isUnderReview,
  OPEN_PROSPECT_STATUSES,
  progressOf,
  withCompanyParts,
} from "#app/domain/prospects/submission.ts";
import { findLatestCaseOfProspect } from "#db/queries/moderation/cases.ts";
import { findCompany, findCompanyParts } from "#db/queries/organizations/companies.ts";
import { findMatchStatistics, listInstitutionsOfProspect } from "#db/queries/prospects/company-dashboard.ts";
import { listProspectsForCompany } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

const open: readonly string[] = OPEN_PROSPECT_STATUSES;

/**
 * The first page of a company's people: the prospect with which it seeks capital now (else its latest), its progress
 * with each institution, whose turn it is, and why others passed. Null until the company has registered.
 */
export function readCompanyDashboard({ readAs, now, workingDays }: ServiceContext, actor: CompanyActor) {
  const daysLeft = (until: Date) => workingDaysLeft(now(), until, workingDays);
  return readAs(actor, async (trx) => {
    const { companyId } = actor;
    const known = await findCompany(trx, companyId);
    if (known === undefined) return null;
    const company = { nameZh: known.nameZh, nameEn: known.nameEn };
    const prospects = await listProspectsForCompany(trx, companyId);
    const row = prospects.find(({ status }) => open.includes(status)) ?? prospects[0];
    if (row === undefined) return { company, current: null, now: now() };

    const { draft, companyId: _, ...prospect } = row;
    const latest = await findLatestCaseOfProspect(trx, row.id);
    const seen = row.publishedAt === null ? unseen : await readEncounters(trx, row.id, companyId);
    const met = seen.met.map((institution) => {
      const currentState = currentStateOf(institution);
      const { reversalDueAt } = institution;
      return {
        ...institution,
        currentState,
        daysLeft: currentState.by ? daysLeft(currentState.by) : null,
        reversalDaysLeft: reversalDueAt && daysLeft(reversalDueAt),
      };
    });
    return {
      company,
      now: now(),
      current: {
        prospect,
        /** How complete the draft is, of what no institution has seen yet. */
        progress: row.publishedAt === null ? await readProgress(trx, companyId, readDraft(draft)) : [],
        review: latest
          ? { ...latest, isOpen: isUnderReview(latest.status), daysLeft: daysLeft(latest.dueAt) }
          : null,
        expiresInDays: row.expiresAt ? daysLeft(row.expiresAt) : null,
        met: nearestFirst(met, ({ currentState }) => currentState.by),
        matches: seen.matches,
        passes: seen.passes,
      },
    };
  });
}

const unseen: Awaited<ReturnType<typeof readEncounters>> = {
  met: [],
  matches: { eligible: 0, nearMisses: 0 },
  passes: [],
};

async function readEncounters(trx: ActorTransaction, prospectId: string, companyId: string) {
  const met = await listInstitutionsOfProspect(trx, prospectId, companyId);
  return { met, ...(await findMatchStatistics(trx, prospectId)) };
}

async function readProgress(trx: ActorTransaction, companyId: string, draft: ProspectDraft) {
  const parts = await findCompanyParts(trx, companyId);
  return parts === undefined ? [] : progressOf(withCompanyParts(draft, parts));
}

type CompanyDashboard = NonNullable<Awaited<ReturnType<typeof readCompanyDashboard>>>;
export type CurrentProspect = NonNullable<CompanyDashboard["current"]>;
export type MetInstitution = CurrentProspect["met"][number];
