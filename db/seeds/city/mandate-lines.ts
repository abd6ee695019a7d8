import type { Security, Stage } from "#app/domain/codes/companies.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { Random } from "../random.ts";
import type { Pair } from "../texts/fill.ts";
import texts from "../texts/mandate-lines.json" with { type: "json" };

/** What an institution of a kind offers: titles, instruments and ranges (DOMAIN facts, section 6). */
export interface Line extends Pair {
  instruments: Instrument[];
  securities: Security[];
  /** Least and most of one deal in 10,000 yuan. */
  amounts: readonly [number, number];
  terms: readonly [number, number] | null;
  /** Percent a year, before fees. */
  price: readonly [number, number] | null;
  stages: Stage[];
  /** How often a bank runs it. */
  weight: number;
}

const LINES = texts.lines as unknown as Readonly<Record<InstitutionKind, readonly Line[]>>;

export function lineOf(random: Random, kind: InstitutionKind): Line {
  if (kind !== "commercial_bank") return random.pick(LINES[kind]);
  return random.weighted(LINES[kind].map((line) => [line, line.weight] as const));
}
