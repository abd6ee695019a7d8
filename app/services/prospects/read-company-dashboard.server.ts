import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { isReader } from "#app/domain/accounts/member-roles.ts";
import { deadlineDays, workingDaysLeft } from "#app/domain/clocks.ts";
import { companyFirstSteps } from "#app/domain/dashboards/first-steps.ts";
import { stagesOf } from "#app/domain/dashboards/stages.ts";
import type { ProspectDraft } from "#app/domain/prospects/content.ts";
import { type Ask, leftForLess } from "#app/domain/offers/negotiation/acceptance.ts";
import { boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { isStopped } from "#app/domain/organizations/lifecycle.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import {
  besideDispute,
  type CurrentState,
  currentStateOf,
  nearestFirst,
  stateApartFromDispute,
  stateOnAsk,
  stateWithStopped,
  withDealClock,
} from "#app/domain/prospects/current-state.ts";
import { isMetAsk } from "#app/domain/prospects/teaser.ts";
import { COMPANY_STAGES, companyStageOf } from "#app/domain/prospects/stage-of.ts";
import {
  isOpenProspect,
  isUnderReview,
  progressOf,
  withCompanyParts,
} from "#app/domain/prospects/submission.ts";
import { instantOf } from "#app/lib/days.ts";
import { visitIn } from "#db/queries/notifications/visits.ts";
import { findCompanyParts } from "#db/queries/organizations/companies.ts";
import { findCompanyStart, findProspectStanding } from "#db/queries/prospects/company-dashboard.ts";
import { listMattersOfCompany } from "#db/queries/prospects/company-matters.ts";
import { listProspectsWithCase } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { readChanges } from "../notifications/read-changes.server.ts";
import type { ServiceContext } from "../context.ts";

/**
 * The first page of a company's people: the prospect with which it seeks capital now (else its latest), its progress
 * with each institution, whose turn it is, and why others passed; and what its other asks need of it. Null until the
 * company has registered.
 */
export function readCompanyDashboard({ readAs, now, workingDays }: ServiceContext, actor: CompanyActor) {
  const daysLeft = (until: Date) => workingDaysLeft(now(), until, workingDays);
  return readAs(actor, async (trx) => {
    const { companyId } = actor;
    const known = await findCompanyStart(trx, companyId);
    if (known === undefined) return null;
    const prospects = await listProspectsWithCase(trx, companyId);
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

    const { draft, companyId: _, review: latest, ...prospect } = row;
    // No institution has met a company of which nothing was ever published.
    const matters = prospects.some(({ publishedAt }) => publishedAt !== null)
      ? await listMattersOfCompany(trx, {
          prospectId: row.id,
          companyId,
          calendar: deadlineDays(now(), workingDays),
        })
      : [];
    const seen = row.publishedAt === null ? unseen : await findProspectStanding(trx, row.id);
    const ofAll = matters.map((matter) => withStates(matter, daysLeft));
    const met = ofAll.filter(({ prospectId }) => prospectId === row.id);
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
        isAskMet: isMetAsk(row),
        expiresInDays: row.expiresAt ? daysLeft(row.expiresAt) : null,
        met: nearestFirst(met, ({ currentState }) => currentState.by),
        /** What its other asks need of the company: deals and accesses outlast the ask. */
        elsewhere: ofAll.filter((matter) => matter.prospectId !== row.id && needsCompany(matter)),
        stages: stagesOf(COMPANY_STAGES, toStages(met)),
        ...seen,
      },
    };
  });
}

type ProspectRow = Awaited<ReturnType<typeof listProspectsWithCase>>[number];

const unseen: Awaited<ReturnType<typeof findProspectStanding>> = {
  matches: { eligible: 0, nearMisses: 0 },
  asked: 0,
  passes: null,
};

function withStates(matter: MatterRow, daysLeft: (until: Date) => number) {
  const ask = matter.prospectStatus;
  const shown = (state: CurrentState) => stateOnAsk(stateWithStopped(state, matter.institutionStatus), ask);
  const currentState = withDealClock(shown(currentStateOf(matter)), matter);
  const { paperId, paperDueOn } = matter;
  // What is asked for can't be opened to it meanwhile.
  const isReachable = !isStopped(matter.institutionStatus) && ask !== "suspended";
  const paperDueAt = isReachable && paperDueOn !== null ? instantOf(paperDueOn, 18) : null;
  return {
    ...matter,
    /** One institution may have several on an ask. */
    key: `${matter.introductionId} ${matter.offerId ?? ""}`,
    /** Whose words its deal has. */
    kind: boundKind(matter.offerCommitment ?? "capital", { instrument: matter.offerInstrument }),
    asksForMore: matter.asksForMore && isReachable,
    /** A document that it asks for by 18:00 of a day. */
    paperId: isReachable ? paperId : null,
    paperDueAt,
    paperDaysLeft: paperDueAt && daysLeft(paperDueAt),
    currentState,
    daysLeft: currentState.by ? daysLeft(currentState.by) : null,
    ...besideOf(besideDispute(matter), daysLeft),
    /** What is left of the ask, where its offer is to answer and is for more. */
    leftFen: currentState.act === "decide" ? leftForOffer(matter) : null,
    /** Where it is to answer, and for more than is left of its mandate's budget. */
    isBudgetShort: currentState.act === "decide" && matter.isBudgetShort,
    reversals: matter.reversals.map(({ drawdownId, fen, proposedAt, answerDueAt }) => {
      const dueAt = new Date(answerDueAt);
      return {
        drawdownId,
        amountFen: BigInt(fen),
        proposedAt: new Date(proposedAt),
        dueAt,
        daysLeft: daysLeft(dueAt),
      };
    }),
  };
}

/** What waits for the company beside a dispute. */
function besideOf(beside: CurrentState | null, daysLeft: (until: Date) => number) {
  return { beside, besideDaysLeft: beside?.by ? daysLeft(beside.by) : null };
}

function needsCompany(matter: Matter): boolean {
  const { currentState, beside, paperId, reversals, asksForMore } = matter;
  if (currentState.turn === "company" || beside !== null || asksForMore) return true;
  return paperId !== null || reversals.length > 0;
}

function leftForOffer({ offerCommitment, offerAmountFen, ...row }: MatterRow): bigint | null {
  const offer = { commitment: offerCommitment ?? "capital", amountFen: offerAmountFen ?? 0n };
  return leftForLess(offer, askOf(row), row.acceptedFen);
}

function askOf({ targetFen, soughtFen }: Pick<ProspectRow, "targetFen" | "soughtFen">): Ask {
  return { amountMinFen: targetFen, amountMaxFen: soughtFen };
}

/** What is offered or agreed, each matter at its stage; each institution counts once, at its furthest. */
function toStages(matters: readonly Matter[]) {
  const staged = matters.flatMap((matter) => {
    const stage = companyStageOf(stateApartFromDispute(matter));
    return stage === null ? [] : [{ stage, matter }];
  });
  const furthestFirst = staged.sort((a, b) => orderOf(b.stage) - orderOf(a.stage));
  const counted = new Set<string>();
  return furthestFirst.map(({ stage, matter }) => {
    const isPriced = stage !== "asked" && stage !== "applied";
    const isCounted = counted.has(matter.institutionId);
    counted.add(matter.institutionId);
    return {
      stage,
      count: isCounted ? 0 : 1,
      commitment: matter.offerCommitment ?? "capital",
      instrument: isPriced ? matter.offerInstrument : null,
      amountFen: isPriced ? (matter.dealAmountFen ?? matter.offerAmountFen) : null,
    };
  });
}

const orderOf = (stage: (typeof COMPANY_STAGES)[number]) => COMPANY_STAGES.indexOf(stage);

type MatterRow = Awaited<ReturnType<typeof listMattersOfCompany>>[number];
type Matter = ReturnType<typeof withStates>;

async function readProgress(trx: ActorTransaction, companyId: string, draft: ProspectDraft) {
  const parts = await findCompanyParts(trx, companyId);
  return parts === undefined ? [] : progressOf(withCompanyParts(draft, parts));
}

type CompanyDashboard = NonNullable<Awaited<ReturnType<typeof readCompanyDashboard>>>;
export type CurrentProspect = NonNullable<CompanyDashboard["current"]>;
export type MetInstitution = CurrentProspect["met"][number];
