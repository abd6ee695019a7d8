/** The two languages of the product, as BCP 47 tags; the value of `<html lang>`, too. */
export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

/** The cookie by which a person's choice is stored. */
export const localeCookie = "locale";

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/**
 * Which language to speak: the stored choice, else the browser's first wish that we can meet, else English.
 * Every kind of Chinese is answered in 简体中文, the only Chinese there is here.
 */
export function detectLocale(cookieHeader: string | null, acceptLanguage: string | null): Locale {
  const chosen = readCookie(cookieHeader, localeCookie);
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

/** Language tags in lower case, the most wanted first; those with q=0 are refusals and left out. */
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
