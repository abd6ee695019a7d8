import { z } from "zod";

const count = z.int().nonnegative();
const median = z.string().nullable();
const pace = { decided: count, withinGoal: count };
const answers = { asked: count, answered: count, withinGoal: count, medianWorkingDays: median };

const schema = z.object({
  since: z.iso.datetime().transform((text) => new Date(text)),
  funnel: z.array(
    z.object({
      stage: z.enum(["posted", "matched", "introduced", "offered", "accepted", "drawn"]),
      prospects: count,
      medianWorkingDays: median,
    }),
  ),
  totals: z.object({
    drawnFen: z.string().transform(BigInt),
    ...{ drawnDeals: count, drawnProspects: count },
    ...{ publishedCompanies: count, activeInstitutions: count, activeMandates: count },
    introductionsGini: z.string().nullable(),
  }),
  declines: z.array(z.object({ reasonCode: z.string(), introductions: count, passes: count })),
  decisions: z.object({ ...pace, due: count, medianDays: median }),
  moderation: z.object({ ...pace, medianWorkingDays: median }),
  answers: z.array(z.object({ institutionId: z.uuid().nullable(), ...answers })),
});

/** What the platform says of itself: the year's funnel, money and declines, and who answers; money in fen. */
export type KeptFigures = z.output<typeof schema>;

/** The worker counts each minute; figures older than this were left behind by one that stands still. */
const KEPT_MS = 3 * 60_000;

/** Figures as they were kept; null where they are too old to be told, or another version of the house kept them. */
export function toKeptFigures(
  kept: { countedAt: Date; figures: unknown } | undefined,
  now: Date,
): (KeptFigures & { at: Date }) | null {
  if (kept === undefined) return null;
  const age = now.getTime() - kept.countedAt.getTime();
  if (age < 0 || age > KEPT_MS) return null;
  const { data } = schema.safeParse(kept.figures);
  return data === undefined ? null : { ...data, at: kept.countedAt };
}

/** Figures as they are kept: JSON knows neither fen nor instants. */
export function keptText(figures: KeptFigures): string {
  return JSON.stringify(figures, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}
