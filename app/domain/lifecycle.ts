import type { Party } from "./accounts/actor.ts";
import type { RefusalCode } from "./refusal.ts";

/** A lifecycle as data: for each status its possible moves. A pair that is absent can't happen. */
export type LifecycleTable<Status extends string, Move extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<NoInfer<Move>, NoInfer<Status>>>>>
>;

/** Which sides may make a move. */
export type MoveParties<Move extends string> = Readonly<Record<Move, readonly Party[]>>;

/**
 * The questions to a lifecycle. `whyNot` is null when a side may make a move, otherwise "not-your-move" for another
 * side's, or `wrongState` where the lifecycle has no such move. `after` is the status after a move that has been
 * allowed: an impossible one is a bug there. `binds` are the moves that bind somebody, or end what binds: whoever makes
 * one has read a review of it.
 */
export function lifecycleRules<Status extends string, Move extends string>(
  lifecycle: LifecycleTable<Status, Move>,
  movers: MoveParties<Move>,
  wrongState: RefusalCode | ((status: Status, move: Move) => RefusalCode),
  binds: readonly NoInfer<Move>[] = [],
) {
  return {
    statuses: Object.keys(lifecycle) as Status[],
    moves: Object.keys(movers) as Move[],
    binds,
    whyNot(this: void, status: Status, move: Move, by: Party): RefusalCode | null {
      if (!movers[move].includes(by)) return "not-your-move";
      if (lifecycle[status][move] !== undefined) return null;
      return typeof wrongState === "string" ? wrongState : wrongState(status, move);
    },
    after(this: void, status: Status, move: Move): Status {
      const next = lifecycle[status][move];
      if (next === undefined) throw new Error(`No move ${move} from ${status}`);
      return next;
    },
  };
}
