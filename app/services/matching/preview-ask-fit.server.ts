import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { AskFit } from "#app/domain/matching/ranking/ask-fit.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { ServiceContext } from "../context.ts";
import { readProspect } from "../prospects/read-prospect.server.ts";
import { countReading } from "../usage/count-reading.server.ts";
import { readAskFit } from "./read-ask-fit.server.ts";

/**
 * The same for a draft that is being typed, within the limit on previews: each answer that is tried out is a question
 * about the market. Undefined beyond it: what was typed is saved all the same.
 */
export async function previewAskFit(
  ctx: ServiceContext,
  actor: CompanyActor,
  prospectId: string,
): Promise<AskFit | null | undefined> {
  try {
    await countReading(ctx, actor, "preview");
  } catch (error) {
    if (error instanceof Refusal && error.code === "usage-limit-reached") return undefined;
    throw error;
  }
  return readAskFit(ctx, actor, await readProspect(ctx, actor, prospectId));
}
