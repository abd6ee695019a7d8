import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { paths } from "#app/shared/paths.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "./send-account-email.server.ts";

/**
 * Tells a person that a browser which their account did not know has signed in, and when: browser and system by their
 * known names, never a text of the client. Nothing if the person is gone.
 */
export async function sendNewDevice(
  ctx: EmailsContext,
  _actor: SystemActor,
  { userId, at, browser, system }: JobPayload<"send-new-device">,
): Promise<void> {
  const person = await ctx.withAccounts((trx) => findPerson(trx, userId));
  if (person === undefined) return;
  const { name, locale } = person;
  const t = translator(locale, "mail");
  const values = {
    name,
    at: formatDeadline(locale, new Date(at), ctx.now()),
    browser: browser ?? t("accounts.unknownBrowser"),
    system: system ?? t("accounts.unknownSystem"),
  };
  await sendAccountEmail(ctx, person, "new-device", values, paths.sessions(), `${userId} ${at}`);
}
