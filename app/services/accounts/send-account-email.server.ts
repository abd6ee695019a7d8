import type { FACTOR_CHANGES } from "#app/domain/accounts/second-factor.ts";
import type { DeletionNotice } from "#app/domain/deletion/notices.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { composeEmail, withoutLinks } from "#app/integrations/mail/compose.ts";
import type { EmailsContext } from "../context.ts";

type AccountEmail =
  | "verification"
  | "password-reset"
  | "account-exists"
  | "invitation"
  | "password-changed"
  | "new-device"
  | "role-changed"
  | "member-removed"
  | "recovery-own"
  | "recovery-other"
  | "admin-invitation"
  | "admin-proposed"
  | "admin-changed"
  | "admin-own-changed"
  | "admin-appointed"
  | `deletion-${DeletionNotice}`
  | `${"" | "organization-"}deletion-${DeletionNotice}`
  | `factor-${(typeof FACTOR_CHANGES)[number]}`;

/**
 * Sends an e-mail of an account. Its link may open the account, so it is stored nowhere, logs included. Preferences
 * don't apply: without these e-mails an account could be taken over unnoticed. `once` is the same for the same e-mail.
 */
export async function sendAccountEmail(
  { mailer, config, accounts }: EmailsContext,
  { email, locale }: { email: string; locale: Locale },
  name: AccountEmail,
  values: Record<string, string>,
  path: string,
  once?: string,
): Promise<void> {
  const t = translator(locale, "mail");
  const safe = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, withoutLinks(value)]));
  const text = (part: "subject" | "text" | "action" | "because"): string =>
    t(`accounts.${name}.${part}`, safe as never);
  const mail = composeEmail({
    locale,
    subject: text("subject"),
    paragraphs: text("text").split("\n"),
    action: { label: text("action"), url: config.web.publicOrigin + path },
    because: text("because"),
  });
  const id = once === undefined ? {} : { id: accounts.secrets.fingerprint("email", `${name} ${once}`) };
  await mailer.send({ to: email, ...mail, ...id });
}
