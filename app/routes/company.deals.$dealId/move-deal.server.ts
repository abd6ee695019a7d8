import type { z } from "zod";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { companyDealForm } from "#app/domain/deals/deal-forms.ts";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import type { PostedFile } from "#app/http/forms/file-form.server.ts";
import { paths } from "#app/shared/paths.ts";
import type { DocumentsContext } from "#app/services/context.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { provideCondition } from "#app/services/deals/provide-condition.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { takeBackCondition } from "#app/services/deals/take-back-condition.server.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";
import { withdrawDrawdown } from "#app/services/deals/withdraw-drawdown.server.ts";

/** Runs the act of the submitted form; returns the next page, or what is wrong with its file. */
export async function moveDealAsCompany(
  ctx: DocumentsContext,
  actor: CompanyActor,
  { dealId, file }: { dealId: string; file: PostedFile | null },
  form: z.output<typeof companyDealForm>,
): Promise<{ to: string } | { fault: FileFault }> {
  switch (form.act) {
    case "upload": {
      if (file === null) return { fault: "file-missing" };
      const { kind, condition } = form;
      const about = { kind, condition, replaces: undefined, request: undefined };
      const uploaded = await uploadDocument(ctx, actor, { ...file, ...about });
      if ("fault" in uploaded) return uploaded;
      break;
    }
    case "provide": {
      const { conditionId, documentId, providedNote: note } = form;
      await provideCondition(ctx, actor, { dealId, conditionId, documentId, note });
      break;
    }
    case "take-back-condition":
      await takeBackCondition(ctx, actor, { dealId, conditionId: form.conditionId });
      break;
    case "request":
      await requestDrawdown(ctx, actor, { dealId, amountFen: form.amountFen });
      break;
    case "withdraw-request":
      await withdrawDrawdown(ctx, actor, form.drawdownId);
      break;
    case "confirm":
      await confirmDrawdown(ctx, actor, form);
      break;
    case "dispute": {
      const { drawdownId, disputeCode: reasonCode, disputeNote: note } = form;
      const { disputeId } = await disputeDrawdown(ctx, actor, { drawdownId, reasonCode, note });
      return { to: paths.company.dispute(disputeId) };
    }
  }
  return { to: paths.company.deal(dealId) };
}
