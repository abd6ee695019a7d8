import { useTranslations } from "use-intl";
import { useCriterionFormatter } from "#app/components/matching/criterion-formatter.ts";
import type { CriterionValue } from "#app/domain/matching/criteria/criterion.ts";

/** A stored preference, parsed from its JSON in the form. */
type Stored = { kind: string } & Readonly<Record<string, string | number | string[]>>;

const lists = {
  recognition: "recognitions",
  sector: "sectors",
  district: "districts",
  stage: "stages",
  instrument: "instruments",
} as const;

/**
 * The words of a preference without fields of its own. A form that was returned with errors may contain anything there:
 * it is shown unchanged, beside its error.
 */
export function StoredPreference({ json }: { json: string }) {
  const t = useTranslations("matching.criteria");
  const words = useCriterionFormatter();
  try {
    const stored = JSON.parse(json) as Stored;
    const key = stored.kind as Parameters<typeof t>[0];
    if (typeof key !== "string" || !t.has(key)) return json;
    return `${t(key)}: ${words(valueOf(stored), stored.kind)}`;
  } catch {
    return json;
  }
}

function valueOf(stored: Stored): CriterionValue {
  const { kind } = stored;
  if (kind in lists) {
    return { type: "codes", list: lists[kind as keyof typeof lists], codes: stored["anyOf"] as string[] };
  }
  const text = (name: string) => (stored[name] === undefined ? null : stored[name].toString());
  const number = (name: string) => (text(name) === null ? null : Number(text(name)));
  const fen = (name: string) => BigInt(text(name) ?? 0);
  if (kind === "amount") return { type: "fen", min: fen("minFen"), max: fen("maxFen") };
  if (kind === "revenue") return { type: "fen", min: fen("atLeastFen"), max: null };
  if (kind === "term") return { type: "months", min: number("minMonths"), max: number("maxMonths") };
  if (kind === "age") return { type: "months", min: number("atLeastMonths"), max: null };
  if (kind === "class_one_ip") return { type: "count", min: number("atLeast"), max: null };
  return { type: "percentBp", min: number("atLeastBp"), max: number("atMostBp") };
}
