/** A text in both languages. */
export interface Pair {
  zh: string;
  en: string;
}
/** What stands in the places of a text that are in braces; a pair of texts stands there in the language of the text. */
export type Values = Readonly<Record<string, string | number | Pair>>;

export function fill(template: string, values: Values, language: keyof Pair = "zh"): string {
  return template.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "object" ? value[language] : String(value);
  });
}

/** A text in both languages, one under the other, as firms write that want to be read by both. */
export function both({ zh, en }: Pair, values: Values = {}, between = "\n"): string {
  return `${fill(zh, values)}${between}${fill(en, values, "en")}`;
}
