import { VERSIONS_IN_FORCE } from "#app/domain/accounts/agreements.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { localeCookie, readChoice } from "#app/i18n/locale.ts";
import { themeCookie, type Theme } from "#app/i18n/theme.ts";

const agreementsCookie = "agreements";
const year = 365 * 24 * 60 * 60;

/** The headers that set this browser's language to the person's, unless one was chosen here before. */
export function languageHeaders(request: Request, locale: Locale): Headers {
  const headers = new Headers();
  const isChosen = readChoice(request.headers.get("cookie"), localeCookie) !== undefined;
  if (!isChosen) headers.append("set-cookie", chosenLocale(request, locale));
  return headers;
}

export function chosenLocale(request: Request, locale: Locale): string {
  return choice(request, localeCookie, locale);
}

/** Remembers which versions of the agreements this browser has shown, so that it asks once. */
export function agreementsShown(request: Request): string {
  return choice(request, agreementsCookie, encodeURIComponent(VERSIONS_IN_FORCE));
}

export function wereAgreementsShown(request: Request): boolean {
  return (
    readChoice(request.headers.get("cookie"), agreementsCookie) === encodeURIComponent(VERSIONS_IN_FORCE)
  );
}

export function chosenTheme(request: Request, theme: Theme): string {
  return choice(request, themeCookie, theme);
}

/** For a year, on this host alone; the address of a request has the protocol of the configured origin. */
function choice({ url }: Request, name: string, value: string): string {
  const attributes = `Path=/; Max-Age=${year}; HttpOnly; SameSite=Lax`;
  return url.startsWith("https:")
    ? `__Host-${name}=${value}; Secure; ${attributes}`
    : `${name}=${value}; ${attributes}`;
}
