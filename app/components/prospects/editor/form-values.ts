import { plainNumberText } from "#app/lib/typed-numbers.ts";

type Values = Readonly<Record<string, unknown>>;

/** Nested values by input name: `years[0].staff` → its texts. */
export function textsByName(values: Values, prefix = ""): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const add = (name: string, value: unknown): void => {
    if (Array.isArray(value)) {
      if (value.every((item) => typeof item === "string")) texts.set(name, value);
      else value.forEach((item, index) => add(`${name}[${index}]`, item));
    } else if (typeof value === "object" && value !== null) {
      for (const [inner, deeper] of textsByName(value as Values, `${name}.`)) texts.set(inner, deeper);
    } else if (typeof value === "number" || (typeof value === "string" && value !== "")) {
      texts.set(name, [String(value)]);
    }
  };
  for (const [name, value] of Object.entries(values)) add(`${prefix}${name}`, value);
  return texts;
}

/** Answers as a form submits them, by name. */
export function textsOfAnswers(answers: Iterable<readonly [string, string]>): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const [name, value] of answers) if (value !== "") texts.set(name, [...(texts.get(name) ?? []), value]);
  return texts;
}

/** Names at which two forms differ; 4,760 and 4760 are equal. */
export function differingNames(one: Map<string, string[]>, other: Map<string, string[]>): string[] {
  const plain = (texts: string[] | undefined) =>
    (texts ?? [])
      .map((text) => plainNumberText(text))
      .sort()
      .join("|");
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => plain(one.get(name)) !== plain(other.get(name)),
  );
}
