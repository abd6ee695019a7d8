import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { AskFit } from "#app/domain/matching/ranking/ask-fit.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { ServiceContext } from "../context.ts";
import { countReading } from "../usage/count-reading.server.ts";
import { readProspectWithFit } from "./read-prospect-with-fit.server.ts";

/**
 * The same for a draft that is being typed, within the limit on previews: each answer that is tried out is a question
 * about the market. Undefined beyond it: what was typed is saved all the same.
 */
export async function previewAskFit(
  ctx: ServiceContext,
  actor: CompanyActor,
  prospectId: string,
): Promise<AskFit | "reversed" | null | undefined> {
  try {
    await countReading(ctx, actor, "preview");
  } catch (error) {
    if (error instanceof Refusal && error.code === "usage-limit-reached") return undefined;
    throw error;
  }
  return (await readProspectWithFit(ctx, actor, prospectId)).fit;
}
