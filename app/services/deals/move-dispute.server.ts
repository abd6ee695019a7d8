import type { z } from "zod";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { companyDisputeForm, institutionDisputeForm } from "#app/domain/deals/dispute-forms.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import type { DocumentsContext } from "../context.ts";
import { addEvidence } from "./add-evidence.server.ts";
import { answerDispute } from "./answer-dispute.server.ts";
import { withdrawDispute } from "./withdraw-dispute.server.ts";

export interface MoveDispute {
  disputeId: string;
  form: z.output<typeof companyDisputeForm | typeof institutionDisputeForm>;
  /** The file that came with the form. */
  file: { name: string; bytes: AsyncIterable<Uint8Array> } | null;
}

/** Performs the one action that a form of a dispute's page requests; returns what is wrong with its file, if any. */
export async function moveDispute(
  ctx: DocumentsContext,
  actor: PartyActor,
  { disputeId, form, file }: MoveDispute,
): Promise<{ fault: FileFault } | null> {
  switch (form.act) {
    case "answer":
      await answerDispute(ctx, actor, { disputeId, words: form.words });
      return null;
    case "withdraw":
      await withdrawDispute(ctx, actor, disputeId);
      return null;
    case "show": {
      if (file === null) return { fault: "file-missing" };
      const added = await addEvidence(ctx, actor, { disputeId, shown: file });
      return "fault" in added ? added : null;
    }
    case "show-document":
      await addEvidence(ctx, actor, { disputeId, shown: { documentId: form.documentId } });
      return null;
  }
}
