import { z } from "zod";
import { withQuery } from "./paths.ts";

const code = z
  .string()
  .max(120)
  .regex(/^[\w/-]+$/);
const yuan = z.coerce.number().int().min(0).max(1_000_000_000_000);

/** The ranked list as its address says it: whose, sifted by what, in which order, from where on. Amounts in yuan. */
export const dealsQuery = z.object({
  mandate: z.uuid().optional(),
  view: z.enum(["near", "passed"]).optional(),
  sector: code.optional(),
  district: code.optional(),
  stage: code.optional(),
  instrument: code.optional(),
  recognition: code.optional(),
  from: yuan.optional(),
  to: yuan.optional(),
  fit: z.coerce.number().int().min(1).max(99).optional(),
  sort: z.enum(["fit", "newest", "smallest"]).optional(),
  after: z.string().max(1_000).optional(),
  /** The filters are open to be set. */
  filters: z.literal("open").optional(),
  /** The deal whose reason to pass is being asked for. */
  pass: z.uuid().optional(),
  /** The deal that was passed on a moment ago. */
  passed: z.uuid().optional(),
});
export type DealsQuery = z.infer<typeof dealsQuery>;

/** What of the address sifts. */
export const DEALS_FILTERS = [
  "sector",
  "district",
  "stage",
  "instrument",
  "recognition",
  "from",
  "to",
  "fit",
] as const satisfies readonly (keyof DealsQuery)[];

export function filterOf(query: DealsQuery) {
  const { sector, district, stage, instrument, recognition, from, to, fit } = query;
  const codes = { sector, district, stage, instrument, recognition };
  const fen = (amount: number | undefined) => (amount === undefined ? undefined : BigInt(amount) * 100n);
  return { ...codes, askFromFen: fen(from), askToFen: fen(to), fitFrom: fit };
}

/** The address of the list after a change; another list or sifting starts at its first page. */
export function dealsUrl(
  path: string,
  query: DealsQuery,
  change: Partial<Record<keyof DealsQuery, string | undefined>>,
) {
  const { pass: _, passed: __, after: ___, filters: ____, ...standing } = query;
  return withQuery(path, { ...standing, ...change });
}
