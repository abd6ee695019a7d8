import { sql } from "kysely";
import { ownCommitmentTerm } from "#app/domain/codes/commitment-term.ts";
import { type Commitment, commitmentsOf } from "#app/domain/codes/commitments.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** What an institution has had money or a guarantee of, of the table `institution` of a query. */
export const dealtCommitments = sql<Commitment[]>`array_remove(array[
  case when exists (select from deal d where d.institution_id = institution.id
    and d.status in ('available', 'partially_drawn', 'drawn')) then 'capital' end,
  case when exists (select from deal d where d.institution_id = institution.id
    and d.status in ('in_force', 'released')) then 'guarantee' end], null)`;

/** Whether an institution lends, guarantees, or has done both, and in whose words its pages name what there is. */
export async function listOwnCommitments(
  trx: ActorTransaction,
  institutionId: string,
): Promise<{ commitments: readonly Commitment[]; words: ReturnType<typeof ownCommitmentTerm> }> {
  const row = await trx
    .selectFrom("institution")
    .select(["kind", dealtCommitments.as("dealt")])
    .where("id", "=", institutionId)
    .executeTakeFirst();
  const { kind, dealt } = row ?? { kind: "", dealt: [] };
  const commitments = row === undefined ? [] : commitmentsOf(kind, dealt);
  return { commitments, words: ownCommitmentTerm(kind, commitments) };
}
