import type { Protocol } from "#app/domain/matching/evaluation/evaluate.ts";
import { toEpochDay } from "#app/domain/matching/learned/subject.ts";
import { isDay } from "#app/lib/days.ts";

export const usage = `npm run evaluate -- FILE.csv.gz --fit DATE --test DATE [--min-deals N] [--refresh DAYS] [--seed N] [--as-shown] [--json]

Ranks every known funder for each later deal by the product's own matcher, and measures where the true ones stand.

FILE         gzipped CSV with the columns
             id,date,company,sector,place,stage,instrument,amount,term_months,employees,founded,funders,scored
             where all but date and funders may be empty; scored=1 marks deals that may be test events
--fit        first day of the window on which weights and settings are fitted, as 2006-01-31
--test       first day of the test; the window ends before it
--min-deals  funders with fewer deals before the test are no candidates (1)
--refresh    days after which the prequential run brings its counts up to date (30)
--seed       breaks ties (1)
--as-shown   companies as their teasers would show them: amount in round steps, staff and age in bands, and unknown
--json       the model on the last line but one, the figures on the last line
`;

/** An invalid flag, with a message for the person. */
export class WrongFlag extends Error {
  override readonly name = "WrongFlag";
}

type Flags = Partial<Record<"fit" | "test" | "min-deals" | "refresh" | "seed", string>> & {
  "as-shown"?: boolean | undefined;
};

export function readFlags(flags: Flags, files: readonly string[]): { file: string; protocol: Protocol } {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new WrongFlag(`one file, not ${files.length}`);
  const fit = dayFlag("--fit", flags.fit);
  const test = dayFlag("--test", flags.test);
  if (fit >= test) throw new WrongFlag("--fit must be before --test");
  return {
    file,
    protocol: {
      fit,
      test,
      leastDeals: numberFlag("--min-deals", flags["min-deals"], 1, 1),
      refreshDays: numberFlag("--refresh", flags.refresh, 30, 1),
      seed: numberFlag("--seed", flags.seed, 1, 0),
      asShown: flags["as-shown"] ?? false,
    },
  };
}

function dayFlag(name: string, text: string | undefined): number {
  if (text === undefined) throw new WrongFlag(`${name} is missing: a day such as 2006-01-31`);
  const given: string = text;
  if (!isDay(text)) throw new WrongFlag(`${name} "${given}" is no day such as 2006-01-31`);
  return toEpochDay(text);
}

function numberFlag(name: string, text: string | undefined, fallback: number, least: number): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/u.test(text) || Number(text) < least) {
    throw new WrongFlag(`${name} "${text}" is no whole number of ${least} or more`);
  }
  return Number(text);
}
