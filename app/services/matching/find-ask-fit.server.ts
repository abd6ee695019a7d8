import { factsOf } from "#app/domain/matching/criteria/prepare.ts";
import { type AskFit, askFitOf } from "#app/domain/matching/ranking/ask-fit.ts";
import { isReversed, type ProspectDraft } from "#app/domain/prospects/content.ts";
import { dayOf } from "#app/lib/days.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { readVisibleMandates } from "./read-visible-mandates.server.ts";

export interface AskToFit {
  prospect: {
    id: string;
    latestVersion: number;
    /** What its deals already use of the ask. */
    acceptedFen: bigint;
  };
  /** The draft, or a version of it. */
  draft: ProspectDraft;
}

/**
 * How many mandates an ask fits now, by the company's exact answers, and what each change of it would add; null before it
 * names an instrument, "reversed" while a minimum is above its maximum. Read by its company alone, stored nowhere.
 */
export async function findAskFit(
  trx: ActorTransaction,
  ctx: ServiceContext,
  { prospect, draft }: AskToFit,
): Promise<AskFit | "reversed" | null> {
  if ((draft.ask?.instruments ?? []).length === 0) return null;
  if (isReversed(draft.ask ?? {})) return "reversed";
  const { id: prospectId, latestVersion: version, acceptedFen } = prospect;
  const day = dayOf(ctx.now());
  const facts = factsOf(draft, { prospectId, version, acceptedFen }, day);
  const mandates = await readVisibleMandates(ctx, trx, prospectId);
  const { amountMinFen, amountMaxFen } = draft.ask ?? {};
  const isDeducted = amountMinFen !== undefined && amountMaxFen !== undefined && acceptedFen > 0n;
  return askFitOf(
    facts,
    mandates.map(({ terms }) => terms),
    day,
    isDeducted ? { acceptedFen, amountMinFen } : null,
  );
}
