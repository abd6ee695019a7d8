/** The two languages of the product, as BCP 47 tags; also the values of `<html lang>`. */
export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

/** The cookie of a person's choice. */
export const localeCookie = "locale";

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/**
 * The language to use: the stored choice, else the first supported language of the browser, else English. Every kind of
 * Chinese maps to 简体中文, the only Chinese supported.
 */
export function detectLocale(cookieHeader: string | null, acceptLanguage: string | null): Locale {
  const chosen = readChoice(cookieHeader, localeCookie);
  if (isLocale(chosen)) return chosen;
  for (const tag of wishes(acceptLanguage)) {
    if (tag === "zh" || tag.startsWith("zh-")) return "zh-CN";
    if (tag === "en" || tag.startsWith("en-")) return "en";
  }
  return "en";
}

/** The value of one cookie of a `Cookie` header; undefined when it is absent. */
export function readCookie(cookieHeader: string | null, name: string): string | undefined {
  for (const pair of (cookieHeader ?? "").split(";")) {
    const [key, value] = pair.split("=", 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}

/**
 * What a person chose on this device: over HTTPS a host-only cookie, which no other host and no unencrypted page can set;
 * else the plain one.
 */
export function readChoice(cookieHeader: string | null, name: string): string | undefined {
  return readCookie(cookieHeader, `__Host-${name}`) ?? readCookie(cookieHeader, name);
}

/** Language tags in lower case, most preferred first; those with q=0 are excluded. */
function wishes(acceptLanguage: string | null): string[] {
  return (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.find((parameter) => parameter.trim().startsWith("q="));
      const weight = q === undefined ? 1 : Number(q.trim().slice(2));
      return { tag: tag.trim(), weight: Number.isFinite(weight) ? weight : 0 };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
