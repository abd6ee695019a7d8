import { randomUUID } from "node:crypto";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { ConditionMove } from "#app/domain/deals/condition.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { handOverDocument } from "#app/services/documents/hand-over-document.server.ts";
import { proposeWaiver } from "#app/services/deals/propose-waiver.server.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { returnCondition } from "#app/services/deals/return-condition.server.ts";
import { satisfyCondition } from "#app/services/deals/satisfy-condition.server.ts";
import { settleWaiver } from "#app/services/deals/settle-waiver.server.ts";
import { takeBackCondition } from "#app/services/deals/take-back-condition.server.ts";

type Of = { dealId: string; conditionId: string };

/** Each move of a condition by the services; a waiver by two people, one after the other. */
export function conditionMoves(
  ctx: ServiceContext,
  company: CompanyActor,
  institution: InstitutionActor,
  /** A document that the company has. */
  documentId: string,
): Record<ConditionMove, (of: Of) => Promise<unknown>> {
  const colleague = { ...institution, userId: randomUUID() };
  const returned = { reasonCode: "evidence_unclear", note: null } as const;
  /** As the institution's page of the deal shows it. */
  const shown = async (of: Of) => {
    const { conditions } = await readDeal(ctx, institution, of.dealId);
    const { providedAt, fileId } = conditions.find(({ id }) => id === of.conditionId) ?? {};
    return { ...of, readAt: providedAt?.toISOString() ?? "", paper: fileId ?? "" };
  };
  return {
    provide: ({ conditionId }) =>
      handOverDocument(ctx, company, { owed: { condition: conditionId }, documentId }),
    take_back: async (of) => takeBackCondition(ctx, company, await shown(of)),
    satisfy: async (of) =>
      satisfyCondition(ctx, institution, { ...(await shown(of)), note: "The original was shown." }),
    send_back: async (of) =>
      returnCondition(ctx, institution, { ...(await shown(of)), ...returned, move: "send_back" }),
    reopen: async (of) =>
      returnCondition(ctx, institution, { ...(await shown(of)), ...returned, move: "reopen" }),
    waive: async (of) => {
      const read = await shown(of);
      const { waiverId } = await proposeWaiver(ctx, institution, { ...read, reason: "Held elsewhere" });
      const { readAt, paper } = read;
      await settleWaiver(ctx, colleague, { waiverId, readAt, paper, verdict: "confirm" });
    },
  };
}
