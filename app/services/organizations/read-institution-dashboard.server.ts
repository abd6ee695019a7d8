import { pick } from "#app/lib/pick.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { whyNotOfferCapital } from "#app/domain/organizations/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { listInstitutionTasks, listMandateUse } from "#db/queries/organizations/institution-dashboard.ts";
import { findOwnInstitution } from "#db/queries/organizations/institutions.ts";
import type { ServiceContext } from "../context.ts";

const SHOWN = 50;
const inForce = new Set(["active", "exhausted"]);

/** An institution's start page: what it must do by the nearest deadline, and what it has left to lend. */
export function readInstitutionDashboard(ctx: ServiceContext, actor: InstitutionActor) {
  return ctx.readAs(actor, async (trx) => {
    const institution = found(await findOwnInstitution(trx, actor.institutionId), "institution-not-found");
    const { tasks, total } = await listInstitutionTasks(trx, actor.institutionId, SHOWN);
    const rows = await listMandateUse(trx, actor.institutionId);
    const mandates = rows.map((mandate) => ({
      ...mandate,
      openIntroductions: Number(mandate.openIntroductions ?? 0),
      leftFen: mandate.budgetFen - mandate.reservedFen - mandate.drawnFen,
    }));
    const market = mandates.filter(({ status }) => inForce.has(status));
    const sum = (of: (mandate: (typeof market)[number]) => bigint) =>
      market.reduce((total, mandate) => total + of(mandate), 0n);
    return {
      ...pick(institution, "nameZh", "nameEn", "status", "licenceExpiresOn"),
      whyNotOffer: whyNotOfferCapital(institution, dayOf(ctx.now())),
      tasks: tasks.map(({ total: _, ...task }) => ({
        ...task,
        workingDays: task.dueAt && workingDaysFrom(ctx, task.dueAt),
      })),
      total,
      mandates,
      sums: {
        leftFen: sum(({ leftFen }) => leftFen),
        budgetFen: sum(({ budgetFen }) => budgetFen),
        drawnFen: sum(({ drawnFen }) => drawnFen),
        openIntroductions: market.reduce((open, mandate) => open + mandate.openIntroductions, 0),
        introductionCap: market.reduce((cap, mandate) => cap + mandate.introductionCap, 0),
      },
      now: ctx.now(),
    };
  });
}
