import type { AskFit } from "#app/domain/matching/ranking/ask-fit.ts";
import { type ProspectDraft, writtenContent } from "#app/domain/prospects/content.ts";
import type { countedOf } from "#app/domain/prospects/submission.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { type AskToFit, findAskFit } from "./find-ask-fit.server.ts";

interface Counted {
  row: AskToFit["prospect"] & { sentContent: unknown };
  draft: ProspectDraft;
  counted: ReturnType<typeof countedOf>;
}

/** How what is counted of a prospect fits the market; null where nothing is. */
export async function findFitOf(
  trx: ActorTransaction,
  ctx: ServiceContext,
  { row, draft, counted }: Counted,
): Promise<AskFit | "reversed" | null> {
  const asked = counted === "sent" ? writtenContent(row.sentContent) : draft;
  return counted === null || asked === null ? null : findAskFit(trx, ctx, { prospect: row, draft: asked });
}
