import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { type Brief, withBrief } from "#app/domain/prospects/brief.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { found } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockCompany } from "#db/queries/organizations/companies.ts";
import {
  deleteRecognition,
  listRecognitions,
  upsertRecognition,
} from "#db/queries/organizations/company-rights.ts";
import { updateDraft } from "#db/queries/prospects/prospects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { lockDraft } from "./lock-draft.server.ts";
import { recordOwnYears } from "./record-own-years.server.ts";

interface BriefToSave {
  prospectId: string;
  brief: Brief;
  /** The year of its figures. */
  year: number;
}

/**
 * Writes a complete short form into the draft. Its figures and recognitions become the company's own; certificates that
 * are in the company's list already stay as they are there.
 */
export function saveProspectBrief(
  { withActor }: ServiceContext,
  actor: CompanyActor,
  { prospectId, brief, year }: BriefToSave,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const before = await lockDraft(trx, actor, { prospectId, revision: brief.revision });
    found(await lockCompany(trx, actor.companyId), "company-profile-incomplete");
    const draft = withBrief(before, brief, year);
    await updateDraft(trx, prospectId, draftJson(draft));
    await recordOwnYears(trx, actor, draft.figures?.years?.filter((one) => one.year === year) ?? []);
    await listAsOwn(trx, actor, brief.recognitions);
  });
}

/** The company's list of recognitions has exactly these codes afterwards. */
async function listAsOwn(
  trx: ActorTransaction,
  actor: CompanyActor,
  codes: Brief["recognitions"],
): Promise<void> {
  const { companyId } = actor;
  const listed = (await listRecognitions(trx, companyId)).map(({ code }) => code);
  const added = codes.filter((code) => !listed.includes(code));
  const removed = listed.filter((code) => !codes.some((one) => one === code));
  if (added.length + removed.length === 0) return;
  for (const code of added) {
    await upsertRecognition(trx, companyId, { code, certificateNumber: null, validUntil: null });
  }
  for (const code of removed) await deleteRecognition(trx, companyId, code);
  const company = { id: companyId };
  await recordOn(trx, actor, "company-profile-changed", { company }, { detail: { part: "recognitions" } });
}
