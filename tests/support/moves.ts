import { expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

/** A test for each move: it leads to that status, or is refused with that code. */
export function testMoves<Status extends string, Move extends string>(
  statusAfter: (status: Status, move: Move) => Status,
  whyNot: (status: Status, move: Move, by: Party) => RefusalCode | null,
  moves: readonly (readonly [NoInfer<Status>, NoInfer<Move>, Party, NoInfer<Status> | RefusalCode])[],
): void {
  test.each(moves)("that is %s and is moved by “%s” of the %s is %s", (status, move, by, outcome) => {
    expect(whyNot(status, move, by) ?? statusAfter(status, move)).toBe(outcome);
  });
}
