import { z } from "zod";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { MoneyAct } from "#app/domain/events/receipts.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { EndedDeal, MoneyMatter, ReversedMoney } from "#app/integrations/sheets/receipt-of-money.ts";
import { wasReopenedBy } from "#db/queries/audit/reopenings.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const fen = z
  .string()
  .regex(/^\d{1,20}$/u)
  .transform(BigInt);

/** What the end of a deal left and freed, as its event recorded it; older events recorded neither. */
const endedSchema = z.object({ confirmedFen: fen, freedFen: fen });

/** What an agreement to a reversal moved, as its event recorded it. */
const reversedSchema = z.object({
  drawdownId: z.uuid(),
  amountFen: fen,
  sequence: z.number(),
  confirmedFen: fen,
  isOver: z.boolean(),
});

interface RecordedAct {
  act: MoneyAct;
  detail: unknown;
  prospectId: string;
}

/** The money that an act on a deal moved; of a reversal also what it did to the ask, to its company. */
export async function readMovedMoney(
  trx: ActorTransaction,
  actor: PartyActor,
  { act, detail, prospectId }: RecordedAct,
): Promise<MoneyMatter["moved"]> {
  return act === "reversal-agreed"
    ? readReversed(trx, actor, { detail, prospectId })
    : readEnded(act, detail);
}

function readEnded(act: EndedDeal["act"], detail: unknown): EndedDeal {
  const recorded = endedSchema.safeParse(detail);
  return { act, amounts: recorded.success ? recorded.data : null };
}

async function readReversed(
  trx: ActorTransaction,
  actor: PartyActor,
  { detail, prospectId }: Omit<RecordedAct, "act">,
): Promise<ReversedMoney> {
  const recorded = reversedSchema.safeParse(detail);
  if (!recorded.success) throw new Refusal("act-receipt-not-found");
  const { drawdownId, ...moved } = recorded.data;
  const act = "reversal-agreed" as const;
  if (actor.kind === "institution") return { act, ...moved, ask: null };
  const isReopened = await wasReopenedBy(trx, prospectId, drawdownId);
  return { act, ...moved, ask: isReopened ? "reopened" : "fell" };
}
