import type { Locale } from "#app/i18n/locale.ts";
import { localeCookie, readCookie } from "#app/i18n/locale.ts";
import { themeCookie, type Theme } from "#app/i18n/theme.ts";

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

/** Following the system is the default, so the cookie is deleted. */
export function chosenTheme(theme: Theme): string {
  const value = theme === "system" ? "; Max-Age=0" : `${theme}; Max-Age=${year}`;
  return `${themeCookie}=${value}; Path=/; SameSite=Lax`;
}
