import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ProspectDraft, ProspectStep } from "#app/domain/prospects/content.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { updateDraft } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";
import { lockDraft } from "./lock-draft.server.ts";
import { recordOwnYears } from "./record-own-years.server.ts";

export interface StepToSave<Step extends ProspectStep = ProspectStep> {
  prospectId: string;
  step: Step;
  /** The draft's revision that the form was rendered from. */
  revision: number;
  fields: NonNullable<ProspectDraft[Step]>;
  /** The person marks the step as done: figures become the company's own, too. */
  isComplete: boolean;
}

/**
 * Replaces a step's fields in the draft. If somebody else has written in the meantime, nothing is written:
 * "prospect-stale-draft", with the present revision.
 */
export function saveProspectStep(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { prospectId, step, revision, fields, isComplete }: StepToSave,
): Promise<{ revision: number; savedAt: Date }> {
  return withActor(actor, "work", async (trx) => {
    const draft = { ...(await lockDraft(trx, actor, { prospectId, revision })), [step]: fields };
    const saved = await updateDraft(trx, prospectId, draftJson(draft));
    if (step === "figures" && isComplete) await recordOwnYears(trx, actor, draft.figures?.years ?? []);
    return { revision: saved, savedAt: now() };
  });
}
