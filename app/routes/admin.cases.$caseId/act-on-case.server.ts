import type { z } from "zod";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { type caseForm, fieldNotesOf } from "#app/domain/moderation/decision-form.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { assignCase } from "#app/services/moderation/assign-case.server.ts";
import { decideAppeal } from "#app/services/moderation/decide-appeal.server.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { refuseInstitution } from "#app/services/moderation/refuse-institution.server.ts";
import { rejectProspect } from "#app/services/moderation/reject-prospect.server.ts";
import { requestProspectChanges } from "#app/services/moderation/request-prospect-changes.server.ts";
import { returnInstitution } from "#app/services/moderation/return-institution.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { verifyInstitution } from "#app/services/moderation/verify-institution.server.ts";

type CaseAct = z.output<ReturnType<typeof caseForm>>;

/** Calls the service for the `act` of a case page. */
export function actOnCase(
  ctx: ServiceContext,
  actor: AdminActor,
  caseId: string,
  act: CaseAct,
): Promise<void> {
  if (act.act === "take") return takeCase(ctx, actor, caseId);
  if (act.act === "assign") {
    const holder = act.holder === "none" ? null : act.holder;
    return assignCase(ctx, actor, { caseId, userId: act.userId, holder });
  }
  const { note } = act;
  if (act.act === "decide-appeal") {
    const { verdict, ends, teaser } = act;
    return decideAppeal(ctx, actor, { caseId, verdict, note, ends, teaser });
  }
  const read = { caseId, version: act.version };
  const no = { ...read, reasonCodes: act.codes, note };
  const returned = { ...no, fieldNotes: fieldNotesOf(act.notes), answerBy: act.answerBy ?? "" };
  switch (act.verdict) {
    case "publish":
      return publishProspect(ctx, actor, { ...read, note, ends: act.ends, teaser: act.teaser });
    case "reject":
      return rejectProspect(ctx, actor, no);
    case "verify":
      return verifyInstitution(ctx, actor, { ...read, note });
    case "refuse":
      // This page names no end: the refusal of a first application has its review.
      return refuseInstitution(ctx, actor, { ...no, reviewed: null });
    case "changes":
      return act.act === "decide-prospect"
        ? requestProspectChanges(ctx, actor, returned)
        : returnInstitution(ctx, actor, returned);
  }
}
