import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { composeEmail } from "#app/integrations/mail/compose.ts";
import type { EmailsContext } from "../context.ts";

/** Sends an e-mail of an account. Its link opens the account, so it is stored nowhere, logs included. */
export async function sendAccountEmail(
  { mailer, config }: EmailsContext,
  { email, locale }: { email: string; locale: Locale },
  name: "verification" | "password-reset" | "account-exists" | "invitation",
  values: Record<string, string>,
  path: string,
): Promise<void> {
  const t = translator(locale, "mail");
  const text = (part: "subject" | "text" | "action" | "because"): string =>
    t(`accounts.${name}.${part}`, values as never);
  const mail = composeEmail({
    locale,
    subject: text("subject"),
    paragraphs: text("text").split("\n"),
    action: { label: text("action"), url: config.web.publicOrigin + path },
    because: text("because"),
  });
  await mailer.send({ to: email, ...mail });
}
