import { z } from "zod";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { MoneyMatter } from "#app/integrations/sheets/receipt-of-money.ts";
import { wasReopenedBy } from "#db/queries/audit/reopenings.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const fen = z
  .string()
  .regex(/^\d{1,20}$/u)
  .transform(BigInt);

/** What an agreement to a reversal moved, as its event recorded it. */
const reversedSchema = z.object({
  drawdownId: z.uuid(),
  amountFen: fen,
  sequence: z.number(),
  confirmedFen: fen,
  isOver: z.boolean(),
});

/** The money that an agreement to a reversal moved; to the company, also what it did to the ask. */
export async function readMovedMoney(
  trx: ActorTransaction,
  actor: PartyActor,
  { detail, prospectId }: { detail: unknown; prospectId: string },
): Promise<MoneyMatter["moved"]> {
  const recorded = reversedSchema.safeParse(detail);
  if (!recorded.success) throw new Refusal("act-receipt-not-found");
  const { drawdownId, ...moved } = recorded.data;
  if (actor.kind === "institution") return { ...moved, ask: null };
  const isReopened = await wasReopenedBy(trx, prospectId, drawdownId);
  return { ...moved, ask: isReopened ? "reopened" : "fell" };
}
