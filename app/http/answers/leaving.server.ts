import type { Session } from "#app/domain/accounts/session.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { deletionPath } from "#app/shared/deletion-path.ts";

/** What a person's start page and account tell of a deletion that is under way; null if none is. */
export function leavingOf({ leaving = null, membership }: Session, locale: Locale) {
  if (leaving === null) return null;
  const t = translator(locale, "accounts");
  const isOwn = leaving === "person" || (membership.kind !== "company" && membership.kind !== "institution");
  return {
    title: t(`deletion.open.${leaving}`),
    link: t("deletion.open.see"),
    to: deletionPath(isOwn ? "account" : membership.kind),
  };
}
