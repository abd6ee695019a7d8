import { z } from "zod";
import { OPPORTUNITY_SORTS } from "#app/domain/matching/ranking/opportunity-sorts.ts";
import { withQuery } from "./paths.ts";

const code = z
  .string()
  .max(120)
  .regex(/^[\w/-]+$/);
const yuan = z.coerce.number().int().min(0).max(1_000_000_000_000);

/** A mandate or a prospect in a URL: its id, or the number that people call it by, M-0142 or P-2417. */
export const mandateRef = z.union([z.uuid(), z.string().regex(/^M-\d{1,9}$/)]);
export const prospectRef = z.union([z.uuid(), z.string().regex(/^P-\d{1,9}$/)]);

/** How many of the best a list may be limited to. */
export const FIRST_ONES = ["10", "50", "200"] as const;

/** The ranked list as in its URL: mandate, filters, order, cursor. Amounts in yuan. */
export const opportunitiesQuery = z.object({
  mandate: mandateRef.optional(),
  view: z.enum(["near", "passed"]).optional(),
  sector: code.optional(),
  district: code.optional(),
  stage: code.optional(),
  instrument: code.optional(),
  recognition: code.optional(),
  from: yuan.optional(),
  to: yuan.optional(),
  /** So many of the best. */
  first: z.enum(FIRST_ONES).optional(),
  sort: z.enum(OPPORTUNITY_SORTS).optional(),
  after: z.string().max(1_000).optional(),
  /** The filter form is open. */
  filters: z.literal("open").optional(),
  /** The opportunity that was just passed on. */
  passed: z.uuid().optional(),
  /** Why: the code of that pass. */
  because: code.optional(),
  /** The opportunity on which a pass is being written, P-2417. */
  pass: z
    .string()
    .regex(/^P-\d{1,9}$/)
    .optional(),
});
export type OpportunitiesQuery = z.infer<typeof opportunitiesQuery>;

/** The filters among the URL parameters. */
export const OPPORTUNITIES_FILTERS = [
  "sector",
  "district",
  "stage",
  "instrument",
  "recognition",
  "from",
  "to",
  "first",
] as const satisfies readonly (keyof OpportunitiesQuery)[];

export function filterOf(query: OpportunitiesQuery) {
  const { sector, district, stage, instrument, recognition, from, to, first } = query;
  const codes = { sector, district, stage, instrument, recognition };
  const fen = (amount: number | undefined) => (amount === undefined ? undefined : BigInt(amount) * 100n);
  return { ...codes, askFromFen: fen(from), askToFen: fen(to), first: first && Number(first) };
}

/** The list's URL after a change; another list or filter starts at its first page, and nothing is open in it. */
export function opportunitiesUrl(
  path: string,
  query: OpportunitiesQuery,
  change: Partial<Record<keyof OpportunitiesQuery, string | undefined>>,
) {
  const { passed: _, because: __, pass: ___, after: ____, filters: _____, ...rest } = query;
  return withQuery(path, { ...rest, ...change });
}
