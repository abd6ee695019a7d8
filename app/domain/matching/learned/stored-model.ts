import { z } from "zod";
import { REASON_KINDS } from "#app/domain/matching/ranking/reason.ts";
import type { RankingQuality } from "./learn.ts";
import type { Base } from "./market-fit.ts";
import type { LearnedModel } from "./model.ts";

const shrinkage = z.object({ institution: z.number(), value: z.number() });

const modelSchema = z.object({
  version: z.string(),
  settings: z.object({
    halfLives: z.object({ prior: z.number(), lifts: z.number() }),
    shrinkages: z.object({ single: shrinkage, cross: shrinkage }),
    pull: z.number(),
  }),
  weights: z.record(z.string(), z.number().nonnegative()),
  events: z.int(),
  gain: z.number(),
});

export function toLearnedModel(stored: unknown): LearnedModel {
  return modelSchema.parse(stored);
}

const hits = { hit1: z.number(), hit10: z.number() };
const figuresSchema = z.object({
  quality: z
    .object({ events: z.int(), institutions: z.int(), ...hits, popularity: z.object(hits) })
    .nullable(),
});

/** How a model performed; null where it wasn't measured. */
export function toQuality(figures: unknown): RankingQuality | null {
  return figuresSchema.parse(figures).quality;
}

const baseSchema = z.partialRecord(z.enum(REASON_KINDS), z.number());

export function toBase(stored: unknown): Base {
  return baseSchema.parse(stored);
}
