import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { workingDaysLeft } from "#app/domain/clocks.ts";
import { DEAL_TERMS, dealTurn, isOverdue, type TurnFacts } from "#app/domain/deals/turn.ts";
import { officialWorkingDays as calendar } from "#app/integrations/calendar/working-days.server.ts";
import { instantOf } from "#app/lib/days.ts";
import { anyFacts, instants, now, plainDeal } from "#tests/support/deals/turn-facts.ts";
import { forAll } from "#tests/support/for-all.ts";

const at = (day: string, hour = 10): Date => instantOf(day, hour);
const turn = (facts: Partial<TurnFacts>, when = now) => dealTurn({ ...plainDeal, ...facts }, when, calendar);

describe("whose turn it is on a deal", () => {
  test("names who must act, and the end of the last working day, at each step", () => {
    expect(turn({})).toEqual({
      step: "send_contract",
      who: "institution",
      since: plainDeal.statusChangedAt,
      dueAt: at("2026-11-09", 18),
    });
    const steps = [
      [{ status: "documents_out" }, "sign", "company", "2026-11-09"],
      [{ status: "signed_by_institution" }, "sign", "company", "2026-11-09"],
      [{ status: "signed_by_company" }, "countersign", "institution", "2026-11-05"],
      [{ status: "conditions_open", owedSince: at("2026-11-02") }, "provide", "company", "2026-11-16"],
      [{ status: "conditions_open", givenAt: at("2026-11-12") }, "review", "institution", "2026-11-17"],
      [{ status: "available" }, "request_money", "company", "2027-01-26"],
      [
        { status: "available", drawdownStatus: "requested", drawdownSince: at("2026-11-12") },
        "pay",
        "institution",
        "2026-11-17",
      ],
    ] as const;
    for (const [facts, step, who, day] of steps)
      expect(turn(facts)).toMatchObject({ step, who, dueAt: at(day, 18) });
  });

  test("asks nobody for papers, or to check them, once the consent is revoked or given back", () => {
    const accessEndedAt = at("2026-11-18");
    for (const facts of [{ owedSince: at("2026-11-02") }, { givenAt: at("2026-11-12") }])
      expect(turn({ status: "conditions_open", ...facts, accessEndedAt })).toEqual({
        step: "settle",
        who: "institution",
        since: accessEndedAt,
        dueAt: at("2026-12-02", 18),
      });
    expect(turn({ status: "documents_out", accessEndedAt })).toMatchObject({ step: "sign", who: "company" });
  });

  test("has the deadline of the payment itself for its confirmation", () => {
    const funded = {
      status: "available",
      drawdownStatus: "funded",
      drawdownSince: at("2026-11-20"),
    } as const;
    const confirmDueAt = at("2026-11-26", 18);
    expect(turn({ ...funded, confirmDueAt })).toMatchObject({
      step: "confirm",
      who: "company",
      dueAt: confirmDueAt,
    });
  });

  test("counts what is sent back, or asked for again, from that moment, and what is still missing from its own", () => {
    const open = {
      status: "conditions_open",
      owedSince: at("2026-11-20"),
      givenAt: at("2026-11-18"),
    } as const;
    expect(turn(open)).toMatchObject({ step: "provide", since: open.owedSince });
  });

  test("has no clock once money came and only more could be drawn, nor after the end", () => {
    expect(turn({ status: "partially_drawn", confirmedFen: 5n })).toBeNull();
    for (const status of ["drawn", "in_force", "released", "fell_through"] as const)
      expect(turn({ status })).toBeNull();
  });

  test("lets a promise of the first money shorten the institution's terms, and prolong none", () => {
    const asked = {
      status: "available",
      drawdownStatus: "requested",
      drawdownSince: at("2026-11-12"),
    } as const;
    const due = (promisedDays: number, more: Partial<TurnFacts> = {}) =>
      turn({ ...asked, promisedDays, ...more })?.dueAt;
    expect(due(10)).toEqual(at("2026-11-16", 18));
    expect(due(90)).toEqual(at("2026-11-17", 18));
    // The promised day had passed before the institution could pay.
    expect(due(5)).toEqual(at("2026-11-17", 18));
    expect(due(10, { confirmedFen: 1n })).toEqual(at("2026-11-17", 18));
    expect(turn({ status: "documents_out", promisedDays: 1 })?.dueAt).toEqual(at("2026-11-09", 18));
  });

  test("is late once the last working day has ended, not before", () => {
    expect(isOverdue(turn({}), at("2026-11-09", 18))).toBe(false);
    expect(isOverdue(turn({}), new Date(at("2026-11-09", 18).getTime() + 1))).toBe(true);
    expect(isOverdue(null, now)).toBe(false);
  });

  test("is exactly one party's with a deadline, or nobody's without one", () => {
    forAll(400, anyFacts, (facts) => {
      const one = dealTurn(facts, now, calendar);
      if (one === null) return;
      expect(one.dueAt === null).toBe(one.who === null);
      expect(one.since.getTime()).toBeLessThanOrEqual(now.getTime());
    });
  });

  test("is a dispute's before everything else, whatever else goes on", () => {
    forAll(400, anyFacts, (facts) => {
      const one = dealTurn(facts, now, calendar);
      const isDispute = one?.step === "answer_dispute" || one?.step === "decide_dispute";
      expect(isDispute).toBe(facts.disputeStatus !== null);
      if (one?.step === "answer_dispute") expect(one.who).not.toBe(facts.disputeOpenedBy);
    });
  });

  test("stops while the institution is suspended, except for money that was paid", () => {
    forAll(400, anyFacts, (facts) => {
      const one = dealTurn({ ...facts, disputeStatus: null, institutionStatus: "suspended" }, now, calendar);
      if (one !== null) expect(one.who === null).toBe(one.step !== "confirm");
      expect(isOverdue(one?.step === "confirm" ? null : one, now)).toBe(false);
    });
  });

  test("has its full term again after a suspension", () => {
    forAll(400, anyFacts, instants, (facts, resumedAt) => {
      const free = {
        ...facts,
        disputeStatus: null,
        promisedDays: null,
        institutionStatus: "active",
        resumedAt,
      } as const;
      const one = dealTurn(free, now, calendar);
      if (one?.dueAt == null || one.step === "confirm") return;
      const { workingDays } = DEAL_TERMS[one.step as keyof typeof DEAL_TERMS];
      expect(one.since.getTime()).toBeGreaterThanOrEqual(resumedAt.getTime());
      expect(workingDaysLeft(one.since, one.dueAt, calendar)).toBe(workingDays);
    });
  });

  test("does not move on by time: no step ends, or starts anew, because its deadline has passed", () => {
    forAll(400, anyFacts, fc.integer({ min: 0, max: 400 }), (facts, days) => {
      const free = { ...facts, disputeStatus: null };
      const later = new Date(now.getTime() + days * 86_400_000);
      expect(dealTurn(free, later, calendar)).toEqual(dealTurn(free, now, calendar));
    });
  });

  test("passes to the institution only with the last paper", () => {
    forAll(200, anyFacts, (facts) => {
      const open = { status: "conditions_open", disputeStatus: null, accessEndedAt: null } as const;
      const one = dealTurn({ ...facts, ...open }, now, calendar);
      expect(one?.step).toBe(facts.owedSince === null ? "review" : "provide");
    });
  });
});
