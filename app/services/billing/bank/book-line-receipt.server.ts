import type { Actor } from "#app/domain/accounts/actor.ts";
import { type Day, instantOf } from "#app/lib/days.ts";
import { countReceiptsOfLine } from "#db/queries/billing/bank-statements.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { applyUnapplied } from "../apply-unapplied.server.ts";
import { bookReceipt } from "../book-receipt.server.ts";

interface Identified {
  line: { id: string; valueDay: Day; amountFen: bigint; counterpartyName: string | null };
  institutionId: string;
  /** What it pays, in this order, as far as it goes. */
  invoiceIds: readonly string[];
  isDemonstration: boolean;
}

/** Banks state days: noon of it in Shanghai. */
const noon = 12;

/** Books a line as an institution's money; the caller holds the line. A match that was undone left a receipt behind. */
export async function bookLineReceipt(
  trx: ActorTransaction,
  actor: Actor,
  { line, institutionId, invoiceIds, isDemonstration }: Identified,
  at: Date,
): Promise<{ receiptId: string }> {
  const before = await countReceiptsOfLine(trx, line.id);
  const [first = null, ...others] = invoiceIds;
  const { receiptId } = await bookReceipt(
    trx,
    actor,
    {
      institutionId,
      provider: "bank",
      externalId: before === 0 ? line.id : `${line.id}/${String(before + 1)}`,
      amountFen: line.amountFen,
      receivedAt: instantOf(line.valueDay, noon),
      payer: line.counterpartyName,
      invoiceId: first,
      isDemonstration,
    },
    at,
  );
  for (const invoiceId of others) await applyUnapplied(trx, actor, { receiptId, invoiceId }, at);
  return { receiptId };
}
