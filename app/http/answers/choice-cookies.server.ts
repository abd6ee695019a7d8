import { VERSIONS_IN_FORCE } from "#app/domain/accounts/agreements.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { localeCookie, readCookie } from "#app/i18n/locale.ts";
import { themeCookie, type Theme } from "#app/i18n/theme.ts";

const agreementsCookie = "agreements";
const year = 365 * 24 * 60 * 60;

/** The headers that set this browser's language to the person's, unless one was chosen here before. */
export function languageHeaders(request: Request, locale: Locale): Headers {
  const headers = new Headers();
  const isChosen = readCookie(request.headers.get("cookie"), localeCookie) !== undefined;
  if (!isChosen) headers.append("set-cookie", chosenLocale(locale));
  return headers;
}

export function chosenLocale(locale: Locale): string {
  return `${localeCookie}=${locale}; Path=/; Max-Age=${year}; SameSite=Lax`;
}

/** Remembers which versions of the agreements this browser has shown, so that it asks once. */
export function agreementsShown(): string {
  return `${agreementsCookie}=${encodeURIComponent(VERSIONS_IN_FORCE)}; Path=/; Max-Age=${year}; HttpOnly; SameSite=Lax`;
}

export function wereAgreementsShown(request: Request): boolean {
  return (
    readCookie(request.headers.get("cookie"), agreementsCookie) === encodeURIComponent(VERSIONS_IN_FORCE)
  );
}

/** Following the system is the default, so the cookie is deleted. */
export function chosenTheme(theme: Theme): string {
  const value = theme === "system" ? "; Max-Age=0" : `${theme}; Max-Age=${year}`;
  return `${themeCookie}=${value}; Path=/; SameSite=Lax`;
}
