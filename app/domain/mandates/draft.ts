import type { z } from "zod";
import { mandateContentSchema, type MandateDraft, mandateDraftSchema } from "./criteria.ts";
import { preferencesSchema } from "./preferences.ts";

/**
 * Reads a stored draft tolerantly: a field that the current schema doesn't have, or a code of another dataset, is
 * dropped without losing the others.
 */
export function readMandateDraft(stored: unknown): MandateDraft {
  const whole = mandateDraftSchema.safeParse(stored);
  if (whole.success) return whole.data;
  const { terms: given, preferences } = isFields(stored) ? stored : {};
  const known: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(shapeOf(mandateContentSchema))) {
    const value = isFields(given) ? given[name] : undefined;
    const parsed = value === undefined ? undefined : schema.safeParse(value);
    if (parsed?.success) known[name] = parsed.data;
  }
  return { terms: known, preferences: preferencesSchema.safeParse(preferences).data ?? [] };
}

function shapeOf(schema: typeof mandateContentSchema): Readonly<Record<string, z.ZodType>> {
  return schema.shape.terms.shape;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
