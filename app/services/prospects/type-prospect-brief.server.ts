import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { withTypedBrief } from "#app/domain/prospects/brief.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { updateDraft } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";
import { lockDraft } from "./lock-draft.server.ts";

interface TypedBrief {
  prospectId: string;
  revision: number;
  /** The form as it stands. */
  form: Readonly<Record<string, unknown>>;
  /** The year of its figures. */
  year: number;
}

/** Saves what can be stored of a short form that is still being written; `refused` are the other fields. */
export function typeProspectBrief(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { prospectId, revision, form, year }: TypedBrief,
): Promise<{ saved: { revision: number; savedAt: Date }; refused: string[] }> {
  return withActor(actor, "work", async (trx) => {
    const before = await lockDraft(trx, actor, { prospectId, revision });
    const { draft, refused } = withTypedBrief(before, form, year);
    const saved = await updateDraft(trx, prospectId, draftJson(draft));
    return { saved: { revision: saved, savedAt: now() }, refused };
  });
}
