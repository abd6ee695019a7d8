import { describe, expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import {
  applicationStatusAfter,
  APPLICATION_MOVES,
  APPLICATION_STATUSES,
  applicationLifecycle,
  type ApplicationMove,
  type ApplicationStatus,
  isOpenApplication,
  whyNotMoveApplication,
} from "#app/domain/applications/lifecycle.ts";

const parties: readonly Party[] = ["company", "institution", "admin", "system"];
/** The side of each move, as PRODUCT states it. */
const whose: Readonly<Record<ApplicationMove, readonly Party[]>> = {
  mark_incomplete: ["institution"],
  mark_complete: ["institution", "system"],
  review: ["institution"],
  offer: ["institution", "system"],
  decline: ["institution"],
  withdraw: ["company"],
  originate: ["system"],
  lose_money: ["system"],
  lose_deal: ["system"],
  end_unaccepted: ["system"],
  close: ["system"],
  reopen: ["institution"],
};
const life: Readonly<Record<ApplicationStatus, Partial<Record<ApplicationMove, ApplicationStatus>>>> =
  applicationLifecycle;

describe.each(APPLICATION_STATUSES)("an application that is %s", (status) => {
  const moves = APPLICATION_MOVES.flatMap((move) => parties.map((by) => [move, by] as const));

  test.each(moves)("accepts the move %s by the %s", (move, by) => {
    const expected = !whose[move].includes(by)
      ? "not-your-move"
      : life[status][move] === undefined
        ? "application-wrong-state"
        : null;
    expect(whyNotMoveApplication({ status }, move, by)).toBe(expected);
    if (life[status][move] === undefined)
      expect(() => applicationStatusAfter(status, move)).toThrow("No move");
    else expect(applicationStatusAfter(status, move)).toBe(life[status][move]);
  });

  test("can be ended by neither side while an offer on it is open or a deal is under way", () => {
    const refusal = isOpenApplication(status) ? "application-offer-open" : "application-wrong-state";
    expect(whyNotMoveApplication({ status, hasOffer: true }, "decline", "institution")).toBe(refusal);
    expect(whyNotMoveApplication({ status, hasOffer: true }, "withdraw", "company")).toBe(refusal);
  });
});
