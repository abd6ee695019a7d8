import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { parseStopText, type StopLink } from "#app/domain/notifications/stopping.ts";
import { Refusal } from "#app/domain/refusal.ts";
import type { AccountsContext } from "../context.ts";

/** Which e-mails the link of an e-mail would stop. Only the platform can have signed it; opening it changes nothing. */
export async function readStopLink(
  { accounts }: Pick<AccountsContext, "accounts">,
  _actor: PublicActor,
  { token }: { token: string },
): Promise<StopLink> {
  const dot = token.lastIndexOf(".");
  const text = token.slice(0, Math.max(dot, 0));
  const link = accounts.secrets.isFingerprint("stop-emails", text, token.slice(dot + 1))
    ? parseStopText(text)
    : null;
  if (link === null) throw new Refusal("stop-link-not-valid");
  return link;
}
