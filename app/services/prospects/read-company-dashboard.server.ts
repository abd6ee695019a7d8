import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { isReader } from "#app/domain/accounts/member-roles.ts";
import { deadlineDays, workingDaysLeft } from "#app/domain/clocks.ts";
import { companyFirstSteps } from "#app/domain/dashboards/first-steps.ts";
import { stagesOf } from "#app/domain/dashboards/stages.ts";
import type { ProspectDraft } from "#app/domain/prospects/content.ts";
import { type Ask, leftForLess } from "#app/domain/offers/negotiation/acceptance.ts";
import { isStopped } from "#app/domain/organizations/lifecycle.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import {
  nearestFirst,
  currentStateOf,
  stateOnAsk,
  stateWithStopped,
  withDealClock,
} from "#app/domain/prospects/current-state.ts";
import { publishedAsk } from "#app/domain/prospects/teaser.ts";
import { COMPANY_STAGES, companyStageOf } from "#app/domain/prospects/stage-of.ts";
import {
  isOpenProspect,
  isUnderReview,
  progressOf,
  withCompanyParts,
} from "#app/domain/prospects/submission.ts";
import { instantOf } from "#app/lib/days.ts";
import { findLatestCaseOfProspect } from "#db/queries/moderation/cases.ts";
import { visitIn } from "#db/queries/notifications/visits.ts";
import { findCompanyParts } from "#db/queries/organizations/companies.ts";
import {
  findCompanyStart,
  findProspectStanding,
  listInstitutionsOfProspect,
} from "#db/queries/prospects/company-dashboard.ts";
import { listProspectsForCompany } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { readChanges } from "../notifications/read-changes.server.ts";
import type { ServiceContext } from "../context.ts";

/**
 * The first page of a company's people: the prospect with which it seeks capital now (else its latest), its progress
 * with each institution, whose turn it is, and why others passed. Null until the company has registered.
 */
export function readCompanyDashboard({ readAs, now, workingDays }: ServiceContext, actor: CompanyActor) {
  const daysLeft = (until: Date) => workingDaysLeft(now(), until, workingDays);
  return readAs(actor, async (trx) => {
    const { companyId } = actor;
    const known = await findCompanyStart(trx, companyId);
    if (known === undefined) return null;
    const prospects = await listProspectsForCompany(trx, companyId);
    const row = prospects.find(({ status }) => isOpenProspect(status)) ?? prospects[0];
    const isOver = row !== undefined && !isOpenProspect(row.status);
    const steps = companyFirstSteps(actor.memberRole, {
      profile: true,
      submit: prospects.some(({ latestVersion }) => latestVersion > 0),
      publish: prospects.some(({ publishedAt }) => publishedAt !== null),
      ask: known.hasAsked,
    });
    const start = {
      company: { nameZh: known.nameZh, nameEn: known.nameEn },
      /** Readers read what waits for their colleagues. */
      isReader: isReader(actor.memberRole),
      /** None of them leads on from a prospect that is over: the page says what does. */
      firstSteps: isOver ? null : steps,
      changes: await readChanges(trx, actor, { visit: visitIn(known), now: now(), workingDays }),
      now: now(),
    };
    if (row === undefined) return { ...start, current: null };

    const { draft, companyId: _, ...prospect } = row;
    const seen =
      row.publishedAt === null
        ? { ...unseen, review: await findLatestCaseOfProspect(trx, row.id) }
        : await readEncounters(trx, {
            prospectId: row.id,
            companyId,
            calendar: deadlineDays(now(), workingDays),
          });
    const latest = seen.review;
    const met = seen.met.map((institution) => {
      const state = stateWithStopped(currentStateOf(institution), institution.institutionStatus);
      const currentState = withDealClock(stateOnAsk(state, row.status), institution);
      const { reversalDueAt, paperId, paperDueOn } = institution;
      // What is asked for can't be opened to it meanwhile.
      const isReachable = !isStopped(institution.institutionStatus) && row.status !== "suspended";
      const paperDueAt = isReachable && paperDueOn !== null ? instantOf(paperDueOn, 18) : null;
      return {
        ...institution,
        asksForMore: institution.asksForMore && isReachable,
        /** A document that it asks for by 18:00 of a day. */
        paperId: isReachable ? paperId : null,
        paperDueAt,
        paperDaysLeft: paperDueAt && daysLeft(paperDueAt),
        currentState,
        /** What is left of the ask, where its offer is to answer and is for more. */
        leftFen: currentState.act === "decide" ? leftForOffer(institution, row) : null,
        daysLeft: currentState.by ? daysLeft(currentState.by) : null,
        reversalDaysLeft: reversalDueAt && daysLeft(reversalDueAt),
      };
    });
    return {
      ...start,
      current: {
        prospect,
        /** How complete the draft is, of what no institution has seen yet. */
        progress: row.publishedAt === null ? await readProgress(trx, companyId, readDraft(draft)) : [],
        review: latest
          ? { ...latest, isOpen: isUnderReview(latest.status), daysLeft: daysLeft(latest.dueAt) }
          : null,
        /** Whether its ask has nothing left to offer on, as its teaser shows it. */
        isAskMet: isAskMet(row),
        expiresInDays: row.expiresAt ? daysLeft(row.expiresAt) : null,
        met: nearestFirst(met, ({ currentState }) => currentState.by),
        stages: stagesOf(COMPANY_STAGES, met.flatMap(toMatter)),
        matches: seen.matches,
        passes: seen.passes,
      },
    };
  });
}

type ProspectRow = Awaited<ReturnType<typeof listProspectsForCompany>>[number];

const unseen: Omit<Awaited<ReturnType<typeof readEncounters>>, "review"> = {
  met: [],
  matches: { eligible: 0, nearMisses: 0 },
  passes: null,
};

async function readEncounters(trx: ActorTransaction, of: Parameters<typeof listInstitutionsOfProspect>[1]) {
  const met = await listInstitutionsOfProspect(trx, of);
  return { met, ...(await findProspectStanding(trx, of.prospectId)) };
}

function isAskMet({ publishedAt, acceptedFen, ...row }: ProspectRow): boolean {
  return publishedAt !== null && publishedAsk(askOf(row), acceptedFen).to === 0n;
}

function leftForOffer({ offerCommitment, offerAmountFen }: MetRow, row: ProspectRow): bigint | null {
  const offer = { commitment: offerCommitment ?? "capital", amountFen: offerAmountFen ?? 0n };
  return leftForLess(offer, askOf(row), row.acceptedFen);
}

function askOf({ targetFen, soughtFen }: Pick<ProspectRow, "targetFen" | "soughtFen">): Ask {
  return { amountMinFen: targetFen, amountMaxFen: soughtFen };
}

/** What is offered or agreed with one institution, at its stage. */
function toMatter(row: MetRow) {
  const stage = companyStageOf(currentStateOf(row));
  if (stage === null) return [];
  const isPriced = stage !== "asked" && stage !== "applied";
  return [
    {
      stage,
      count: 1,
      commitment: row.offerCommitment ?? "capital",
      instrument: isPriced ? row.offerInstrument : null,
      amountFen: isPriced ? (row.dealAmountFen ?? row.offerAmountFen) : null,
    },
  ];
}

type MetRow = Awaited<ReturnType<typeof listInstitutionsOfProspect>>[number];

async function readProgress(trx: ActorTransaction, companyId: string, draft: ProspectDraft) {
  const parts = await findCompanyParts(trx, companyId);
  return parts === undefined ? [] : progressOf(withCompanyParts(draft, parts));
}

type CompanyDashboard = NonNullable<Awaited<ReturnType<typeof readCompanyDashboard>>>;
export type CurrentProspect = NonNullable<CompanyDashboard["current"]>;
export type MetInstitution = CurrentProspect["met"][number];
