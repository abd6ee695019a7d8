import type { Locale } from "#app/i18n/locale.ts";
import { localeCookie, readCookie } from "#app/i18n/locale.ts";

const year = 365 * 24 * 60 * 60;

/** The headers that let this browser speak the person's language, unless somebody has chosen one here before. */
export function speak(request: Request, locale: Locale): Headers {
  const headers = new Headers();
  const isChosen = readCookie(request.headers.get("cookie"), localeCookie) !== undefined;
  if (!isChosen) headers.append("set-cookie", chosenLocale(locale));
  return headers;
}

export function chosenLocale(locale: Locale): string {
  return `${localeCookie}=${locale}; Path=/; Max-Age=${year}; SameSite=Lax`;
}
