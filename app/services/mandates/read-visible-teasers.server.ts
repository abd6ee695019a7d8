import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { PreviewTable } from "#app/domain/matching/criteria/preview-table.ts";
import { cachePerOwner } from "#app/cache/row-cache.ts";
import { type ChangedFacts, listChangedFacts } from "#db/queries/prospects/changed-facts.ts";
import { toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "#app/services/context.ts";

/** Beyond a city's published prospects the count covers only a part, which the result states. */
const most = 50_000;

/** The process's cache of all teasers, and the transaction horizon from which to refresh it. */
interface KnownTeasers {
  horizon: string;
  /** By prospect: the transaction that wrote it last, and its facts; null if it isn't visible. */
  each: ReadonlyMap<string, { writtenIn: string; facts: ProspectFacts | null }>;
  table: PreviewTable;
}

const cacheOf = cachePerOwner<KnownTeasers>(1);
const all = "all";

/** All visible teasers: PostgreSQL sends those that were written since this process last read them. */
export async function readVisibleTeasers(ctx: ServiceContext, trx: ActorTransaction): Promise<PreviewTable> {
  const known = cacheOf(ctx).get(all);
  const read = await listChangedFacts(trx, known?.horizon ?? null);
  if (read === null) return new PreviewTable([]);
  const now = follow(known, read.horizon, read.changes);
  const cached = cacheOf(ctx).get(all);
  // Another request may have read a later state meanwhile.
  if (cached === undefined || BigInt(cached.horizon) <= BigInt(now.horizon)) cacheOf(ctx).set(all, now);
  return now.table;
}

function follow(
  known: KnownTeasers | undefined,
  horizon: string,
  changes: readonly ChangedFacts[],
): KnownTeasers {
  const news = changes.filter(
    ({ prospectId, writtenIn }) => known?.each.get(prospectId)?.writtenIn !== writtenIn,
  );
  if (known !== undefined && news.length === 0) return { ...known, horizon };
  const each = new Map(known?.each);
  for (const { prospectId, writtenIn, facts } of news)
    each.set(prospectId, { writtenIn, facts: facts === null ? null : toProspectFacts(facts) });
  const inSight = [...each.values()]
    .flatMap(({ facts }) => facts ?? [])
    .sort((one, other) => (one.prospectId < other.prospectId ? -1 : 1));
  return { horizon, each, table: new PreviewTable(inSight.slice(0, most)) };
}
