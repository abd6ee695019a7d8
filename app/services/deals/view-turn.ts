import { workingDaysFrom } from "#app/domain/clocks.ts";
import { dealTurn, isOverdue, JOINED_TURN_FACTS, type TurnFacts } from "#app/domain/deals/turn.ts";
import { omit } from "#app/lib/pick.ts";
import type { ServiceContext } from "../context.ts";

/** Adds to a deal whose turn it is, in place of what that follows from: neither side needs the other facts. */
export function withTurn<Row extends TurnFacts>(
  clock: Pick<ServiceContext, "now" | "workingDays">,
  row: Row,
) {
  const turn = dealTurn(row, clock.now(), clock.workingDays);
  return {
    ...omit(row, ...JOINED_TURN_FACTS),
    turn,
    isOverdue: isOverdue(turn, clock.now()),
    /** Until the deadline or, once it has passed, since it. */
    workingDaysLeft: workingDaysFrom(clock, turn?.dueAt ?? null),
  };
}
