import type { PublicActor } from "#app/domain/accounts/actor.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import type { AccountsContext } from "../context.ts";

/** Ends the session of this browser, if it has one, and returns the headers that delete its cookie. */
export function signOut(ctx: AccountsContext, _actor: PublicActor, client: Client): Promise<Headers> {
  return ctx.accounts.signOut(client);
}
