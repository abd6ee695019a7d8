import {
  figuresText,
  nothingPublished,
  published,
  type PublicFigures,
  toPublicFigures,
} from "#app/domain/figures/public-cells.ts";
import type { Day } from "#app/lib/days.ts";
import { storeBasis } from "#db/queries/public/public-cells.ts";
import { findStoredFigures, upsertFigures } from "#db/queries/public/public-figures.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { countPublicFigures } from "./count-public-figures.server.ts";

/**
 * Publishes figures on others' business, in the caller's transaction. A published cell stays until the events of five
 * organizations have changed it, so that the difference of two days never reveals one company's event.
 */
export async function publishFigures(
  trx: ActorTransaction,
  until: Date,
  isWorkingDay: (day: Day) => boolean,
): Promise<PublicFigures> {
  const before = toPublicFigures((await findStoredFigures(trx))?.figures);
  const { counted, counts, period } = await countPublicFigures(trx, until, isWorkingDay);
  const { figures, renewed } = published(before ?? nothingPublished(counted.since), counted, counts);
  if (renewed.length > 0) await storeBasis(trx, period, renewed);
  await upsertFigures(trx, figuresText(figures), until);
  return figures;
}
