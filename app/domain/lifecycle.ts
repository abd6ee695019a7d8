import type { Party } from "./accounts/actor.ts";

/** A whole life as data: for each status the moves that leave it. A pair that is absent can't happen. */
export type Life<Status extends string, Move extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<Move, Status>>>>
>;

/** Which sides may make a move. */
export type Movers<Move extends string> = Readonly<Record<Move, readonly Party[]>>;

/** The status after a move, or null where the life has no such move. */
export function nextStatus<Status extends string, Move extends string>(
  life: Life<Status, Move>,
  status: Status,
  move: Move,
): Status | null {
  return life[status][move] ?? null;
}

/** The status after a move that was asked `whyNotMove` before; a move that can't happen is a bug here. */
export function requireNext<Status extends string, Move extends string>(
  life: Life<Status, Move>,
  status: Status,
  move: Move,
): Status {
  const next = nextStatus(life, status, move);
  if (next === null) throw new Error(`No move ${move} from ${status}`);
  return next;
}

/** The statuses that no move leaves. */
export function endsOf<Status extends string, Move extends string>(life: Life<Status, Move>): Status[] {
  return (Object.keys(life) as Status[]).filter((status) => Object.keys(life[status]).length === 0);
}
