import type { CallKind, PaymentProviderName } from "#app/domain/billing/providers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface NewCall {
  institutionId: string;
  provider: PaymentProviderName;
  kind: CallKind;
  /** The invoice, credit note or refund that it is about. */
  subjectId: string;
}

/** Adds a call once for its subject; undefined if it is there already. */
export async function insertCallOnce(trx: ActorTransaction, call: NewCall): Promise<string | undefined> {
  const row = await trx
    .insertInto("providerCall")
    .values(call)
    .onConflict((conflict) => conflict.columns(["provider", "kind", "subjectId"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Whether a provider was ever asked to present an invoice. */
export async function isPresented(
  trx: ActorTransaction,
  provider: PaymentProviderName,
  invoiceId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom("providerCall")
    .select("id")
    .where("provider", "=", provider)
    .where("kind", "=", "present-invoice")
    .where("subjectId", "=", invoiceId)
    .executeTakeFirst();
  return row !== undefined;
}
