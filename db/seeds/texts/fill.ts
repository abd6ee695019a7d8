/** A text in both languages. */
export interface Pair {
  zh: string;
  en: string;
}
/** The values of placeholders in braces; for a pair, the one in the language of the text. */
export type Values = Readonly<Record<string, string | number | Pair>>;

export function fill(template: string, values: Values, language: keyof Pair = "zh"): string {
  return template.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "object" ? value[language] : String(value);
  });
}

/** A text in both languages, one below the other, as firms with readers of both write. */
export function both({ zh, en }: Pair, values: Values = {}, between = "\n"): string {
  return `${fill(zh, values)}${between}${fill(en, values, "en")}`;
}
