import type { Session } from "#app/domain/accounts/session.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { deletionPath } from "#app/shared/deletion-path.ts";

/** What a person's start page and account tell of the deletions that are under way. */
export function leavingOf({ leaving = [], membership }: Session, locale: Locale) {
  const t = translator(locale, "accounts");
  const isMember = membership.kind === "company" || membership.kind === "institution";
  return leaving.map((of) => ({
    title: t(`deletion.open.${of}`),
    link: t("deletion.open.see"),
    to: deletionPath(of === "organization" && isMember ? membership.kind : "account"),
  }));
}
