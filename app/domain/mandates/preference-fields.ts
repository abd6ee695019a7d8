import { z } from "zod";
import { fieldFault, type FieldKinds } from "#app/domain/fields.ts";
import { encodeFen } from "#app/lib/money.ts";
import { plainPercentText } from "#app/lib/typed-numbers.ts";
import { preferenceSchema, type PreferenceWeight, type StatedPreference } from "./preferences.ts";

/** A share or growth in percent, −100 to 10,000, two decimals at most; stored in basis points. */
const typedBp = z.string().transform((text, ctx) => {
  const plain = plainPercentText(text).replace("−", "-");
  if (/^-?\d{1,5}(\.\d{1,2})?$/u.test(plain) && Math.abs(Number(plain)) <= 10_000) {
    return Math.round(Number(plain) * 100);
  }
  ctx.issues.push({ ...fieldFault("not-a-percentage"), input: text });
  return z.NEVER;
});

/** A preference of a kind without its own form fields: it is passed through or removed unchanged, as JSON text. */
const storedPreference = z
  .string()
  .max(2_000)
  .transform((text, ctx) => {
    const parsed = preferenceSchema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    ctx.issues.push({ code: "custom", message: "choice", input: text });
    return z.NEVER;
  });

const weight = z
  .enum(["1", "2", "3"])
  .transform((text) => Number(text) as PreferenceWeight)
  .optional();

/** The four preferences with editor fields, each with its weight, and the others unchanged. */
export function preferenceFields(kinds: FieldKinds) {
  return {
    rdIntensity: typedBp.optional(),
    rdIntensityWeight: weight,
    revenueGrowth: typedBp.optional(),
    revenueGrowthWeight: weight,
    classOneIp: kinds.whole(0, 100_000).optional(),
    classOneIpWeight: weight,
    debtRatio: typedBp.optional(),
    debtRatioWeight: weight,
    storedPreferences: z.array(storedPreference).max(20).default([]),
  };
}

export type PreferenceAnswers = z.output<z.ZodObject<ReturnType<typeof preferenceFields>>>;

const usual: PreferenceWeight = 2;

/** The preferences that the fields state; a blank field states none. */
export function toPreferences(answers: Partial<PreferenceAnswers>): StatedPreference[] {
  const stated: StatedPreference[] = [];
  const { rdIntensity, revenueGrowth, classOneIp, debtRatio } = answers;
  if (rdIntensity !== undefined) {
    stated.push({ kind: "rd_intensity", atLeastBp: rdIntensity, weight: answers.rdIntensityWeight ?? usual });
  }
  if (revenueGrowth !== undefined) {
    stated.push({
      kind: "revenue_growth",
      atLeastBp: revenueGrowth,
      weight: answers.revenueGrowthWeight ?? usual,
    });
  }
  if (classOneIp !== undefined) {
    stated.push({ kind: "class_one_ip", atLeast: classOneIp, weight: answers.classOneIpWeight ?? usual });
  }
  if (debtRatio !== undefined) {
    stated.push({ kind: "debt_ratio", atMostBp: debtRatio, weight: answers.debtRatioWeight ?? usual });
  }
  return oneOfAKind([...stated, ...(answers.storedPreferences ?? [])]);
}

/** An institution states one preference per kind: the first. */
function oneOfAKind(preferences: readonly StatedPreference[]): StatedPreference[] {
  const kinds = new Set<string>();
  return preferences.filter(({ kind }) => !kinds.has(kind) && kinds.add(kind));
}

/** The fields of stated preferences; those of kinds without fields stay unchanged. */
export function fromPreferences(preferences: readonly StatedPreference[]) {
  const fields = {
    rdIntensity: "",
    rdIntensityWeight: String(usual),
    revenueGrowth: "",
    revenueGrowthWeight: String(usual),
    classOneIp: "",
    classOneIpWeight: String(usual),
    debtRatio: "",
    debtRatioWeight: String(usual),
  };
  const others: StatedPreference[] = [];
  for (const preference of oneOfAKind(preferences)) {
    const name = FIELD_OF[preference.kind];
    if (name === undefined) others.push(preference);
    else {
      fields[name] = figureOf(preference);
      fields[`${name}Weight`] = String(preference.weight);
    }
  }
  return {
    ...fields,
    storedPreferences: others.map(jsonOf),
  };
}

type FieldName = "rdIntensity" | "revenueGrowth" | "classOneIp" | "debtRatio";
const FIELD_OF: Readonly<Partial<Record<StatedPreference["kind"], FieldName>>> = {
  rd_intensity: "rdIntensity",
  revenue_growth: "revenueGrowth",
  class_one_ip: "classOneIp",
  debt_ratio: "debtRatio",
};

function figureOf(preference: StatedPreference): string {
  if (preference.kind === "class_one_ip") return String(preference.atLeast);
  if ("atLeastBp" in preference) return String(preference.atLeastBp / 100);
  return "atMostBp" in preference ? String(preference.atMostBp / 100) : "";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // It comes from a form: it may contain anything.
  }
}

/** A stored preference, encoded without its schema: the editor's page only shows it and needs no schema. */
function jsonOf(preference: StatedPreference): string {
  return JSON.stringify(preference, (_, value: unknown) =>
    typeof value === "bigint" ? encodeFen(value) : value,
  );
}
