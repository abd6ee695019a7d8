import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import type { AccountsContext } from "../context.ts";

/** Confirms the address to which the e-mail with this link was sent. Repeating it changes nothing. */
export async function confirmEmail(
  { accounts }: AccountsContext,
  _actor: PublicActor,
  { token }: { token: string },
): Promise<void> {
  refuseIf((await accounts.confirmEmail(token)) ? null : "link-not-valid");
}
