import { paths } from "#app/shared/paths.ts";
import { toStopText, type StopLink } from "#app/domain/notifications/stopping.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { LettersContext } from "../context.ts";

/** How a reader gets fewer such letters: the lines at the letter's end, and where their mail program may do it for them. */
export function stopLinks({ accounts, config }: LettersContext, locale: Locale, link: StopLink) {
  const t = translator(locale, "mail");
  const text = toStopText(link);
  const token = `${text}.${accounts.secrets.fingerprint("stop-letters", text)}`;
  const { publicOrigin } = config.web;
  return {
    stopUrl: publicOrigin + paths.stopLettersAtOnce(token),
    foot: [
      {
        label: t(link.stops === "digest" ? "stopDigest" : "stop"),
        url: publicOrigin + paths.stopLetters(token),
      },
      { label: t("choose"), url: publicOrigin + paths.letters() },
    ],
  };
}
