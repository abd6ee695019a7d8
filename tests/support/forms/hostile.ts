import { HOSTILE_TEXTS, harmlessText } from "#tests/support/text/hostile-texts.ts";
import { ofTheForm, type FormExample } from "./example.ts";
import type { FieldKind } from "./fields.ts";

/** Hostile values for fields of this kind: limits of calendars, huge numbers, digits of other scripts. */
const OWN: Readonly<Partial<Record<FieldKind, readonly string[]>>> = {
  day: [
    "9999-12-31",
    "0001-01-01",
    "0000-00-00",
    "-271821-04-20",
    "275760-09-13",
    "２０２７-０１-０１",
    "1e308",
  ],
  number: [
    "1e308",
    "-1e308",
    "1e-308",
    "99999999999999999999",
    "-0",
    "0.1e400",
    "NaN",
    "5constructor",
    "Infinity",
    "0x7fffffff",
    "９９９９９９９",
    "一三八",
    "1,".repeat(40),
    "0".repeat(200),
    `0.${"0".repeat(200)}1`,
    "-".repeat(200),
  ],
  email: [
    `${"a.".repeat(60)}@`,
    `a@${"a.".repeat(60)}`,
    `a@${"a-".repeat(60)}`,
    '"@"@a.test',
    `${"@".repeat(120)}a.cn`,
  ],
  website: [`https://${"a.".repeat(60)}`, `https://a.test/${"%".repeat(120)}`, `https://${"@".repeat(120)}`],
};

/** The number of turns that covers every value of every kind. */
export const HOSTILE_TURNS = Math.max(
  HOSTILE_TEXTS.length,
  ...Object.values(OWN).map(({ length }) => length),
);

/** What a posting fills its fields with. */
export interface Filling {
  readonly title: string;
  valueOf(kind: FieldKind, longest: number): string;
}

/** Hostile values by turn: each kind has its own number of them, so that in time each field gets all. */
export function hostileFilling(turn: number): Filling {
  const [title, filled] = HOSTILE_TEXTS[turn % HOSTILE_TEXTS.length] ?? ["", harmlessText];
  return {
    title,
    valueOf: (kind, longest) => {
      const own = OWN[kind] ?? [];
      return own.length > 0 ? (own[turn % own.length] ?? "") : filled(longest);
    },
  };
}

/** Harmless values of the same length; `good` for kinds without a length. */
export const harmlessFilling: Filling = { title: "harmless", valueOf: (_, longest) => harmlessText(longest) };

/** The form with every field of these kinds filled, the others valid. */
export function filledPairs(
  form: FormExample,
  { valueOf }: Filling,
  { isFilled, longestOf }: { isFilled: (kind: FieldKind) => boolean; longestOf: (name: string) => number },
): [string, string][] {
  return Object.entries(form.fields).flatMap(([name, { kind, good }]) =>
    ofTheForm.has(name) || !isFilled(kind)
      ? good.map((value): [string, string] => [name, value])
      : [[name, valueOf(kind, longestOf(name))] as [string, string]],
  );
}
