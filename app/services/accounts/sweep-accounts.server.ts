import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { deleteOldUses } from "#db/queries/usage/counted-uses.ts";
import { deleteOldHeldForms } from "#db/queries/accounts/held-forms.ts";
import { deleteExpired } from "#db/queries/accounts/sign-ups.ts";
import type { AccountsContext } from "../context.ts";

const batch = 10_000;

/** Removes expired data: old sessions, used links, counted tries and uses, unanswered requests. */
export async function sweepAccounts(ctx: AccountsContext, actor: SystemActor): Promise<void> {
  await ctx.withAccounts(deleteExpired);
  await ctx.withAccounts(deleteOldHeldForms);
  while ((await ctx.withActor(actor, (trx) => deleteOldUses(trx, batch))) === batch);
}
