import { applyProspectEdit, editOfAsk } from "#app/domain/matching/criteria/apply-edit.ts";
import type { ProspectEdit } from "#app/domain/matching/criteria/edits.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { publishedAsk } from "#app/domain/prospects/teaser.ts";

/** The whole ask, of which deals use some. */
export type WholeAsk = { amountMinFen: bigint; amountMaxFen: bigint; acceptedFen: bigint };

/**
 * What a teaser shows once its company has made a change: of an amount, what is then left of the whole ask, rounded as it
 * always is. Null where the change gives a missing fact or waits.
 */
export function teaserAfter(
  facts: ProspectFacts,
  edit: ProspectEdit,
  { acceptedFen, ...ask }: WholeAsk,
): ProspectFacts | null {
  if (edit.field !== "amountMinFen" && edit.field !== "amountMaxFen") return applyProspectEdit(facts, edit);
  const { field, ...whole } = editOfAsk(edit, acceptedFen) as typeof edit;
  const { from, to } = publishedAsk({ ...ask, [field]: whole.to }, acceptedFen);
  return { ...facts, amountMinFen: from, amountMaxFen: to };
}
