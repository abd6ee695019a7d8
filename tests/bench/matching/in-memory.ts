import { EligibilityIndex } from "#app/domain/matching/index/eligibility-index.ts";
import { rankAll } from "#app/domain/matching/index/full-ranking.ts";
import { MandateRanking } from "#app/domain/matching/index/mandate-ranking.ts";
import { Ranking } from "#app/domain/matching/index/ranking.ts";
import { syntheticFit } from "./synthetic-fit.ts";
import { thousandsSeparated, duration, measure, type Reporter, percentiles } from "./timing.ts";
import { anotherMandate, companies, mandates, today } from "./dataset.ts";

const top = 20;

export interface Size {
  companies: number;
  mandates: number;
  loose: boolean;
}

/** The index and the ranking over it, on one thread. Returns how many pairs are eligible. */
export async function benchMemory(size: Size, { line, progress }: Reporter): Promise<number> {
  progress("making a dataset");
  const terms = mandates(size.mandates, size.loose);
  const making = await measure(() => companies(size.companies).forEach(() => undefined));
  const before = memory();
  let ranking = new Ranking(new EligibilityIndex(today), syntheticFit(0));
  progress("building");
  const building = await measure(() => {
    const index = EligibilityIndex.of(terms, today, size.companies);
    ranking = new Ranking(index, syntheticFit(size.mandates), size.companies);
    for (const facts of companies(size.companies)) ranking.putProspect(facts);
  });
  line("built, rows of the fit included", duration(building.elapsed - making.elapsed));
  line("memory", memoryLine(before, memory()));
  line(
    "rows of bits",
    `${thousandsSeparated(ranking.index.mandates.rowCount)} over ${thousandsSeparated(size.mandates)} mandates`,
  );

  const list = ranking.listOfMandates(top);
  const step = Math.max(1, Math.floor(size.companies / 20_000));
  const one = times(20_000, (number) => ranking.mandatesOf((number * step) % size.companies, list));
  line(`one company: its ${top} best with reasons`, percentiles(one));
  const ofMandate = ranking.listOfProspects(top);
  const mandateRanking = new MandateRanking(ranking);
  const many = times(1_000, (number) => mandateRanking.prospectsOf((number * 7) % size.mandates, ofMandate));
  line(`one mandate: its ${top} best with reasons`, percentiles(many));
  const found = ranking.index.emptySet();
  line(
    "near misses of one company",
    percentiles(times(5_000, (n) => ranking.index.mandatesOf(n, found, "near_miss"))),
  );

  let pairs = 0;
  for (let run = 1; run <= 3; run += 1) {
    progress(`ranking all, ${run} of 3`);
    let [reasons, checked] = [0, 0];
    pairs = 0;
    const ranked = await measure(() =>
      rankAll(ranking, top, (_, { eligible, count: entries, contributions }) => {
        pairs += eligible;
        reasons += entries;
        checked += contributions[0] ?? 0;
      }),
    );
    if (Number.isNaN(checked)) throw new Error("a reason is not a number");
    line(`all re-ranked, reasons for ${thousandsSeparated(reasons)} entries`, ranked.text);
  }
  const share = (pairs / size.companies / size.mandates) * 100;
  line("eligible pairs", `${thousandsSeparated(pairs)}, ${share.toFixed(1)} % of all`);
  edits(ranking.index, size, line);
  return pairs;
}

function edits(index: EligibilityIndex, size: Size, line: Reporter["line"]): void {
  let flips = 0;
  const number = 500;
  const taken = times(number, (seed) => {
    flips += index.putMandate(anotherMandate(seed, (seed * 13) % size.mandates, size.loose)).flips;
  });
  line(
    "a mandate rewritten whole",
    `${thousandsSeparated(flips / number)} bits flipped on average, ${percentiles(taken)}`,
  );
  let moved = 0;
  const capacity = times(number, (seed) => {
    const terms = index.mandates.termsAt((seed * 13) % size.mandates);
    if (terms) moved += index.putMandate({ ...terms, budgetLeftFen: terms.budgetLeftFen - 1_000_000n }).flips;
  });
  line(
    "a mandate's budget drawn upon",
    `${thousandsSeparated(moved / number)} bits flipped on average, ${percentiles(capacity)}`,
  );
}

function times(number: number, work: (at: number) => void): number[] {
  // The first calls teach the compiler.
  for (let at = 0; at < Math.min(number, 2_000); at += 1) work(at);
  return Array.from({ length: number }, (_, at) => {
    const begun = performance.now();
    work(at);
    return performance.now() - begun;
  });
}

interface Memory {
  heap: number;
  buffers: number;
  resident: number;
}

function memory(): Memory {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: heapUsed, buffers: arrayBuffers, resident: rss };
}

function memoryLine(before: Memory, after: Memory): string {
  const megabytes = (bytes: number) => `${thousandsSeparated(bytes / 1_048_576)} MiB`;
  const heap = megabytes(after.heap - before.heap);
  const buffers = megabytes(after.buffers - before.buffers);
  return `${heap} of heap and ${buffers} of arrays; the process ${megabytes(after.resident)}`;
}
