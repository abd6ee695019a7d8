import type { Day } from "#app/lib/days.ts";

/** One position in ten: the tenth and the twentieth of a page. */
const EVERY = 10;
/** How many of those after a page are candidates for exploration. */
export const EXPLORATION_WINDOW = 500;
/** A list explores until this many were shown out of order; the cursor contains their ids. */
export const MOST_EXPLORED = 12;

/** Why a prospect has its position: by its fit, or for exploration, with the probability with which it was chosen. */
type Placed = { id: string; propensity: number | null };

export type ExploredPage = {
  rows: readonly Placed[];
  /** The last one that is positioned by its fit: the next page begins after it. */
  lastRanked: string | null;
};

/**
 * One page of a ranked list in which one position in ten explores. `ids` are those from here on, best first: the page's
 * own and up to EXPLORATION_WINDOW of the next. An exploration position is filled from the latter with equal
 * probability, by a hash of mandate, day and prospect: the result is stable all day, whatever leaves the list
 * meanwhile. Nothing explores where there is no next page, or only one candidate; pairs already in an introduction need
 * none.
 *
 * Known probabilities let learning weigh such rows by their inverse (Horvitz and Thompson, 1952; for ranked lists
 * Joachims, Swaminathan and Schnabel, WSDM 2017).
 */
export function explorePage(
  ids: readonly string[],
  {
    mandateId,
    day,
    size,
    explored,
    met = new Set(),
  }: { mandateId: string; day: Day; size: number; explored: number; met?: ReadonlySet<string> },
): ExploredPage {
  const candidates = ids.slice(size).filter((id) => !met.has(id));
  const remaining = Math.min(Math.floor(size / EVERY), MOST_EXPLORED - explored);
  const places = Math.max(0, Math.min(remaining, Math.floor(candidates.length / 2)));
  const seed = `${mandateId} ${day} ${explored}`;
  const drawn = candidates
    .map((id) => ({ id, lot: lotOf(`${seed} ${id}`) }))
    .sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1))
    .slice(0, places)
    .map(({ id }) => ({ id, propensity: places / candidates.length }));
  const ranked = ids.slice(0, size - places);
  const rows: Placed[] = ranked.map((id) => ({ id, propensity: null }));
  drawn.forEach((one, index) => rows.splice((index + 1) * EVERY - 1, 0, one));
  return { rows, lastRanked: ranked.at(-1) ?? null };
}

/** A 32-bit number determined by a text alone: FNV-1a with the finalizer of MurmurHash3. */
function lotOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
