import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { findSheetByFingerprint } from "#db/queries/offers/term-sheets.ts";
import { countTries } from "../accounts/count-tries.server.ts";
import type { AccountsContext } from "../context.ts";

/** Whether a term sheet of this fingerprint was issued, and when; null if none was. Tries per network are limited. */
export async function checkTermSheet(
  ctx: AccountsContext,
  actor: PublicActor,
  { fingerprint, clientAddress }: { fingerprint: string; clientAddress: string },
): Promise<{ version: number; issuedAt: Date } | null> {
  const key = ctx.accounts.secrets.fingerprint("term-sheet-check", networkOf(clientAddress));
  await countTries(ctx, [{ ...LIMITS.termSheetCheckFromNetwork, key }]);
  return ctx.readAs(actor, async (trx) => (await findSheetByFingerprint(trx, fingerprint)) ?? null);
}
