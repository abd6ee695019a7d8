import { describe, expect, test } from "vitest";
import {
  nearestFirst,
  currentStateOf,
  type ProgressWithInstitution,
  stateWithStopped,
  withDealClock,
} from "#app/domain/prospects/current-state.ts";

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));
const met = (change: Partial<ProgressWithInstitution> = {}): ProgressWithInstitution => ({
  introductionStatus: "consented",
  requestedBy: "institution",
  requestedAt: at(1),
  answerBy: null,
  applicationStatus: null,
  applicationClockFrom: null,
  applicationDueAt: null,
  offerStatus: null,
  offerIssuedAt: null,
  offerExpiresAt: null,
  offerHeldBy: null,
  dealStatus: null,
  signedByCompanyAt: null,
  dealChangedAt: null,
  drawdownStatus: null,
  drawdownFundedAt: null,
  drawdownConfirmDueAt: null,
  hasConditionsToProvide: false,
  disputeOpenedBy: null,
  disputeOpenedAt: null,
  disputeAnswerDueAt: null,
  ...change,
});

const asked = { introductionStatus: "consent_pending", answerBy: at(9) } as const;
const applied = { applicationClockFrom: at(2), applicationDueAt: at(4) };
const offered = { offerStatus: "issued", offerIssuedAt: at(3), offerExpiresAt: at(12) } as const;
const dealt = { ...offered, offerStatus: "accepted", dealStatus: "available", dealChangedAt: at(5) } as const;
const disputed = {
  drawdownStatus: "disputed",
  disputeOpenedBy: "company",
  disputeOpenedAt: at(8),
  disputeAnswerDueAt: at(11),
} as const;

describe("the stage of a prospect with an institution", () => {
  test.each([
    [{ ...asked }, "introduction", "company", "consent", at(9)],
    [
      { ...asked, introductionStatus: "requested", requestedBy: "company" },
      "introduction",
      "institution",
      "answer",
      at(9),
    ],
    [{}, "introduction", "institution", "offer", null],
    [{ ...applied, applicationStatus: "submitted" }, "application", "institution", "check", at(4)],
    [{ ...applied, applicationStatus: "incomplete" }, "application", "company", "provide", at(4)],
    [{ ...applied, applicationStatus: "under_review" }, "application", "institution", "assess", at(4)],
    [{ applicationStatus: "declined" }, "application", null, null, null],
    [{ introductionStatus: "lapsed" }, "introduction", null, null, null],
    [offered, "offer", "company", "decide", at(12)],
    [{ ...offered, offerStatus: "countered" }, "offer", "institution", "revise", at(12)],
    [{ ...offered, offerHeldBy: "deal" }, "offer", null, null, null],
    [{ ...offered, offerStatus: "expired" }, "offer", null, null, null],
    [{ ...dealt, dealStatus: "accepted" }, "deal", "institution", "documents", null],
    [{ ...dealt, dealStatus: "documents_out" }, "deal", "company", "sign", null],
    [{ ...dealt, dealStatus: "signed_by_company" }, "deal", "institution", "sign", null],
    [{ ...dealt, dealStatus: "conditions_open" }, "deal", "institution", "conditions", null],
    [
      { ...dealt, dealStatus: "conditions_open", hasConditionsToProvide: true },
      "deal",
      "company",
      "conditions",
      null,
    ],
    [
      { ...dealt, dealStatus: "conditions_open", drawdownStatus: "requested" },
      "deal",
      "institution",
      "conditions",
      null,
    ],
    [dealt, "deal", "company", "draw", null],
    [{ ...dealt, dealStatus: "drawn" }, "deal", null, null, null],
    [{ ...dealt, drawdownStatus: "requested" }, "drawdown", "institution", "fund", null],
    [
      { ...dealt, drawdownStatus: "funded", drawdownFundedAt: at(6), drawdownConfirmDueAt: at(10) },
      "drawdown",
      "company",
      "confirm",
      at(10),
    ],
    [{ ...dealt, ...disputed }, "drawdown", "institution", "dispute", at(11)],
    [{ ...dealt, ...disputed, disputeOpenedBy: "institution" }, "drawdown", "company", "dispute", at(11)],
    // It waits for an admin.
    [{ ...dealt, drawdownStatus: "disputed" }, "drawdown", null, null, null],
    [{ ...dealt, drawdownStatus: "confirmed" }, "drawdown", null, null, null],
  ] as const)("is right for %j", (change, of, turn, act, by) => {
    expect(currentStateOf(met(change as Partial<ProgressWithInstitution>))).toMatchObject({
      of,
      turn,
      act,
      by,
    });
  });

  test("has the deadline of its deal where that is the same side's turn, and no other clock runs", () => {
    const turn = { turnOf: "company", turnSince: at(5), turnDueAt: at(20) } as const;
    const draws = currentStateOf(met(dealt));
    expect(withDealClock(draws, turn)).toMatchObject({ act: "draw", since: at(5), by: at(20) });
    expect(withDealClock(draws, { ...turn, turnOf: "institution" })).toEqual(draws);
    expect(withDealClock(draws, { turnOf: null, turnSince: null, turnDueAt: null })).toEqual(draws);
    const confirms = { ...dealt, drawdownStatus: "funded", drawdownConfirmDueAt: at(10) } as const;
    expect(withDealClock(currentStateOf(met(confirms)), turn).by).toEqual(at(10));
  });

  test("is listed by nearest deadline, those without one last and in their order", () => {
    const items = [
      { id: "a", by: null },
      { id: "b", by: at(9) },
      { id: "c", by: null },
      { id: "d", by: at(2) },
    ];
    expect(nearestFirst(items, ({ by }) => by).map(({ id }) => id)).toEqual(["d", "b", "a", "c"]);
  });
});

describe("with an institution that is suspended or has left", () => {
  test.each([
    ["a request", asked],
    ["an application", { applicationStatus: "incomplete", ...applied } as const],
    ["an offer", offered],
    ["a consent", {}],
  ])("%s waits for nobody", (_, change) => {
    const state = currentStateOf(met(change));
    expect(state.turn).not.toBeNull();
    for (const status of ["suspended", "terminated"] as const)
      expect(stateWithStopped(state, status)).toMatchObject({
        of: state.of,
        turn: null,
        act: null,
        by: null,
      });
    for (const status of ["active", "restricted", null] as const)
      expect(stateWithStopped(state, status)).toBe(state);
  });

  test("a deal goes on", () => {
    const state = currentStateOf(met(dealt));
    expect(stateWithStopped(state, "suspended")).toBe(state);
  });
});
