import { lockOwnProspect } from "./lock-own-prospect.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ProspectDraft, ProspectStep } from "#app/domain/prospects/content.ts";
import { draftJson, readDraft } from "#app/domain/prospects/draft.ts";
import { whyNotEdit } from "#app/domain/prospects/submission.ts";
import { Refusal, refuseIf } from "#app/domain/refusal.ts";
import { findLatestCaseOfProspect } from "#db/queries/moderation/cases.ts";
import { updateSizeClass } from "#db/queries/organizations/companies.ts";
import { fromYearFigures, replaceFigures } from "#db/queries/organizations/company-figures.ts";
import { updateDraft } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";

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
    const prospect = await lockOwnProspect(trx, actor, prospectId);
    const latest = await findLatestCaseOfProspect(trx, prospectId);
    refuseIf(whyNotEdit(prospect.status, latest?.status ?? null));
    if (prospect.draftRevision !== revision) {
      throw new Refusal("prospect-stale-draft", { revision: prospect.draftRevision });
    }
    const draft = { ...readDraft(prospect.draft), [step]: fields };
    const saved = await updateDraft(trx, prospectId, draftJson(draft));
    const years = isComplete ? (draft.figures?.years ?? []) : [];
    if (step === "figures" && years.length > 0) {
      const named = years.map(({ year }) => year);
      await replaceFigures(trx, actor.companyId, named, years.map(fromYearFigures));
      await updateSizeClass(trx, actor.companyId);
    }
    return { revision: saved, savedAt: now() };
  });
}
