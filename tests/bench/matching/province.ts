import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { EligibilityIndex } from "#app/domain/matching/index/eligibility-index.ts";
import { Ranking } from "#app/domain/matching/index/ranking.ts";
import { listTeaserFacts, listMandateTerms } from "#db/queries/matching/matches.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import type { Inserted } from "./database.ts";
import { syntheticFit } from "./synthetic-fit.ts";
import { thousandsSeparated, measure, type Reporter, percentiles } from "./timing.ts";
import { today } from "./dataset.ts";

const batch = 10_000;

/** From PostgreSQL to a live index, as when a worker takes over. */
export async function benchProvince({ worker }: Inserted, { line, progress }: Reporter): Promise<void> {
  let ranking: Ranking | undefined;
  let read = 0;
  const started = await measure(() =>
    worker.withActor({ kind: "system" }, async (trx) => {
      const terms: MandateTerms[] = (await listMandateTerms(trx)).map(toMandateTerms);
      const live = new Ranking(EligibilityIndex.of(terms, today), syntheticFit(terms.length));
      ranking = live;
      for (let after: string | null = null; ;) {
        const rows = await listTeaserFacts(trx, after, batch);
        for (const row of rows) live.putProspect(toProspectFacts(row));
        read += rows.length;
        progress(`${thousandsSeparated(read)} companies are live`);
        after = rows.at(-1)?.prospectId ?? null;
        if (rows.length < batch) break;
      }
    }),
  );
  line(`from PostgreSQL to a live index, ${thousandsSeparated(read)}`, started.text);
  if (ranking === undefined) return;
  const live = ranking;
  const list = live.listOfMandates(20);
  const taken = Array.from({ length: 10_000 }, (_, number) => {
    const begun = performance.now();
    live.mandatesOf((number * 61) % read, list);
    return performance.now() - begun;
  });
  line("one company of it: its 20 best with reasons", percentiles(taken.slice(2_000)));
}
