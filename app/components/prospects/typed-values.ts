import { FORM_UNIT } from "#app/domain/prospects/draft.ts";
import { grouped } from "#app/lib/digits.ts";
import { unitText } from "#app/lib/money.ts";

/** Formats an amount (fen) for an input in 万元: 4,760 or 12.5. */
export function typedMoney(fen: bigint | null | undefined): string {
  if (fen === null || fen === undefined) return "";
  const [whole = "", part] = unitText(fen, FORM_UNIT).split(".");
  return part === undefined ? grouped(whole) : `${grouped(whole)}.${part}`;
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a step as input values: amounts in 万元, all else unchanged. */
export function typedValues(fields: Fields | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields ?? {}).map(([name, value]) => [name, typedValue(value)]));
}

function typedValue(value: unknown): unknown {
  if (typeof value === "bigint") return typedMoney(value);
  if (Array.isArray(value)) return value.map(typedValue);
  return typeof value === "object" && value !== null ? typedValues(value as Fields) : value;
}
