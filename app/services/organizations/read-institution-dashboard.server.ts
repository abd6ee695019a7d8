import { pick } from "#app/lib/pick.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { deadlineDays, workingDaysFrom } from "#app/domain/clocks.ts";
import { ownCommitmentTerm } from "#app/domain/codes/commitment-term.ts";
import { commitmentsOf } from "#app/domain/codes/commitments.ts";
import { isReader } from "#app/domain/accounts/member-roles.ts";
import { institutionFirstSteps } from "#app/domain/dashboards/first-steps.ts";
import { isMandateInForce, mostUsedFirst } from "#app/domain/dashboards/mandate-use.ts";
import { stagesOf } from "#app/domain/dashboards/stages.ts";
import { PIPELINE_STAGES } from "#app/domain/pipeline/card.ts";
import { approvalAbove } from "#app/domain/offers/negotiation/issuing.ts";
import { whyNotOfferCapital } from "#app/domain/organizations/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import {
  findInstitutionStart,
  listInstitutionTasks,
  listMandateUse,
} from "#db/queries/organizations/institution-dashboard.ts";
import { beyond } from "#app/domain/dashboards/tasks-beyond.ts";
import { visitIn } from "#db/queries/notifications/visits.ts";
import { listStages } from "#db/queries/pipeline/pipeline.ts";
import { readChanges } from "../notifications/read-changes.server.ts";
import type { ServiceContext } from "../context.ts";

const TASKS_SHOWN = 20;
const MANDATES_SHOWN = 5;

/** An institution's start page: what it must do by the nearest deadline, and what it has left to lend. */
export function readInstitutionDashboard(ctx: ServiceContext, actor: InstitutionActor) {
  return ctx.readAs(actor, async (trx) => {
    const { institutionId, memberRole, userId } = actor;
    const institution = found(await findInstitutionStart(trx, institutionId), "institution-not-found");
    const isVerified = institution.verifiedAt !== null;
    const commitments = commitmentsOf(institution.kind, institution.dealt);
    const { tasks, counts } = await listInstitutionTasks(trx, institutionId, {
      userId,
      isFree: approvalAbove(actor, institution.secondPersonAboveFen) === null,
      calendar: deadlineDays(ctx.now(), ctx.workingDays),
      limit: TASKS_SHOWN,
    });
    const rows = await listMandateUse(trx, institutionId);
    const mandates = rows.map(({ inForceFen, drawnFen: usedFen, ...mandate }) => ({
      ...mandate,
      /** Guarantees in force use the budget as money does that was confirmed. */
      inForceFen: inForceFen ?? 0n,
      drawnFen: usedFen - (inForceFen ?? 0n),
      openIntroductions: mandate.openIntroductions,
      leftFen: mandate.budgetFen - mandate.reservedFen - usedFen,
    }));
    const standing = await listStages(trx, institutionId);
    const market = mandates.filter(isMandateInForce);
    const sum = (of: (mandate: (typeof market)[number]) => bigint) =>
      market.reduce((total, mandate) => total + of(mandate), 0n);
    return {
      ...pick(institution, "nameZh", "nameEn", "status", "licenceExpiresOn"),
      whyNotOffer: whyNotOfferCapital(institution, dayOf(ctx.now())),
      tasks: tasks.map((task) => ({
        ...task,
        workingDays: task.dueAt && workingDaysFrom(ctx, task.dueAt),
      })),
      ...beyond(tasks, counts),
      mandates: mostUsedFirst(mandates).slice(0, MANDATES_SHOWN),
      mandateCount: mandates.length,
      commitments,
      words: ownCommitmentTerm(institution.kind, commitments),
      isVerified,
      isReader: isReader(memberRole),
      firstSteps: institutionFirstSteps(memberRole, {
        verify: isVerified,
        factor: actor.confirmation?.hasFactor === true,
        team: institution.hasTeam,
        mandate: institution.hadMandate,
        pursue: institution.hasPursued,
      }),
      changes: await readChanges(trx, actor, {
        visit: visitIn(institution),
        now: ctx.now(),
        workingDays: ctx.workingDays,
      }),
      stages: stagesOf(PIPELINE_STAGES, standing),
      /** What companies have confirmed of the deals that are drawn on: the rest of their amounts hasn't moved. */
      confirmedFen: standing.reduce((total, { confirmedFen }) => total + (confirmedFen ?? 0n), 0n),
      /** Offers that wait for a deal of their ask with somebody else: nothing moves them now. */
      heldCount: standing.reduce((total, { heldCount }) => total + heldCount, 0),
      sums: {
        leftFen: sum(({ leftFen }) => leftFen),
        budgetFen: sum(({ budgetFen }) => budgetFen),
        drawnFen: sum(({ drawnFen }) => drawnFen),
        inForceFen: sum(({ inForceFen }) => inForceFen),
        openIntroductions: market.reduce((open, mandate) => open + mandate.openIntroductions, 0),
        introductionCap: market.reduce((cap, mandate) => cap + mandate.introductionCap, 0),
      },
      now: ctx.now(),
    };
  });
}
