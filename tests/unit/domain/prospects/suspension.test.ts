import { describe, expect, test } from "vitest";
import { clockResumed } from "#app/domain/applications/clock.ts";
import { deadlineResumed } from "#app/domain/clocks.ts";
import { stateOnAsk } from "#app/domain/prospects/current-state.ts";
import { PROSPECT_STATUSES } from "#app/domain/prospects/lifecycle.ts";
import { expiryAfter, moveThatReinstates, whyNotOnAsk } from "#app/domain/prospects/suspension.ts";
import { movesOf } from "#app/domain/pipeline/moves.ts";
import { waitsOnWhom } from "#app/domain/pipeline/card.ts";
import { officialWorkingDays } from "#app/integrations/calendar/working-days.server.ts";

const at = (text: string) => new Date(`${text}:00+08:00`);

describe("an ask", () => {
  test("refuses what agrees or opens more while it is suspended only", () => {
    const refused = PROSPECT_STATUSES.filter((status) => whyNotOnAsk(status) !== null);
    expect(refused).toEqual(["suspended"]);
  });

  test.each([
    ["published", false, false, "reinstate"],
    [null, false, false, "reinstate"],
    ["paused", false, false, "reinstate_paused"],
    ["published", true, false, "reinstate_paused"],
    ["published", false, true, "reinstate_paused"],
  ])("that was %s, is too rare: %s, is leaving: %s, ends by %s", (before, isTooRare, isLeaving, move) => {
    expect(moveThatReinstates({ before, isTooRare, isLeaving })).toBe(move);
  });

  test("is valid for as long as it was when it was suspended", () => {
    const [since, now] = [at("2026-03-02T10:00"), at("2026-03-05T10:00")];
    expect(expiryAfter(at("2026-04-01T00:00"), since, now)).toEqual(at("2026-04-04T00:00"));
    expect(expiryAfter(null, since, now)).toBeNull();
  });
});

describe("a deadline that stood still", () => {
  // A Monday to the Monday after.
  const [since, now] = [at("2026-03-02T10:00"), at("2026-03-09T10:00")];

  test("has the working days that it had left, and at least one", () => {
    const clock = { now, workingDays: officialWorkingDays };
    expect(deadlineResumed(at("2026-03-04T18:00"), since, clock)).toEqual(at("2026-03-11T18:00"));
    expect(deadlineResumed(at("2026-03-02T18:00"), since, clock)).toEqual(at("2026-03-10T18:00"));
    const resumed = clockResumed({ status: "submitted", dueAt: at("2026-03-04T18:00") }, { since, ...clock });
    expect(resumed).toEqual({ dueAt: at("2026-03-11T18:00"), remindAt: at("2026-03-10T09:00") });
  });
});

test("before a deal nothing on a suspended ask waits for anybody", () => {
  const turn = { turn: "institution", act: "assess", since, by: since } as const;
  expect(stateOnAsk({ of: "application", status: "submitted", ...turn }, "suspended").turn).toBeNull();
  expect(stateOnAsk({ of: "application", status: "submitted", ...turn }, "paused").turn).toBe("institution");
  expect(stateOnAsk({ of: "deal", status: "accepted", ...turn }, "suspended").turn).toBe("institution");
  const card = { kind: "introduction", status: "requested", requestedBy: "company" } as const;
  const rest = {
    id: "1",
    stage: "introduced",
    commitment: "capital",
    number: 1n,
    introductionId: "1",
  } as const;
  const whole = { ...card, ...rest, dueAt: null, since };
  expect([waitsOnWhom(card), waitsOnWhom({ ...card, isSuspended: true })]).toEqual(["us", null]);
  const accept = (isSuspended: boolean) => movesOf({ ...whole, isSuspended }, since)[0]?.whyNot;
  expect([accept(false), accept(true)]).toEqual([null, "prospect-suspended"]);
});
const since = at("2026-03-02T10:00");
