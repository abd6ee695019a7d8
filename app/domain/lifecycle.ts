import type { Party } from "./accounts/actor.ts";

/** A lifecycle as data: for each status its possible moves. A pair that is absent can't happen. */
export type LifecycleTable<Status extends string, Move extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<Move, Status>>>>
>;

/** Which sides may make a move. */
export type MoveParties<Move extends string> = Readonly<Record<Move, readonly Party[]>>;

/** The status after a move, or null where the lifecycle has no such move. */
export function nextStatus<Status extends string, Move extends string>(
  lifecycle: LifecycleTable<Status, Move>,
  status: Status,
  move: Move,
): Status | null {
  return lifecycle[status][move] ?? null;
}

/** The status after a move that `whyNotMove` has allowed; an impossible move is a bug here. */
export function requireNext<Status extends string, Move extends string>(
  lifecycle: LifecycleTable<Status, Move>,
  status: Status,
  move: Move,
): Status {
  const next = nextStatus(lifecycle, status, move);
  if (next === null) throw new Error(`No move ${move} from ${status}`);
  return next;
}

/** The final statuses. */
export function endsOf<Status extends string, Move extends string>(
  lifecycle: LifecycleTable<Status, Move>,
): Status[] {
  return (Object.keys(lifecycle) as Status[]).filter((status) => Object.keys(lifecycle[status]).length === 0);
}
