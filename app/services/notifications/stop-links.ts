import { paths } from "#app/shared/paths.ts";
import { toStopText, type StopLink } from "#app/domain/notifications/stopping.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { EmailsContext } from "../context.ts";

/** How a reader gets fewer such e-mails: the lines at the end, and the header by which a mail program unsubscribes. */
export function stopLinks({ accounts, config }: EmailsContext, locale: Locale, link: StopLink) {
  const t = translator(locale, "mail");
  const text = toStopText(link);
  const token = `${text}.${accounts.secrets.fingerprint("stop-emails", text)}`;
  const { publicOrigin } = config.web;
  return {
    stopUrl: publicOrigin + paths.stopEmailsAtOnce(token),
    foot: [
      {
        label: t(link.stops === "digest" ? "stopDigest" : "stop"),
        url: publicOrigin + paths.stopEmails(token),
      },
      { label: t("choose"), url: publicOrigin + paths.emails() },
    ],
  };
}
