import { describe, expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import {
  prospectStatusAfter,
  PROSPECT_MOVES,
  PROSPECT_STATUSES,
  type ProspectMove,
  prospectLifecycle,
  whyNotMoveProspect,
} from "#app/domain/prospects/lifecycle.ts";
import { testMoves } from "#tests/support/moves.ts";

const BY: Readonly<Record<ProspectMove, Party>> = {
  submit: "company",
  take: "admin",
  request_changes: "admin",
  reject: "admin",
  appeal: "company",
  publish: "admin",
  pause: "company",
  resume: "company",
  confirm: "company",
  fund: "system",
  close: "company",
  expire: "system",
  reopen: "system",
  withdraw: "company",
  suspend: "admin",
  reinstate: "admin",
  reinstate_paused: "admin",
};

describe("a prospect", () => {
  testMoves(
    prospectStatusAfter,
    (status, move, by) => whyNotMoveProspect({ status, appealed: false }, move, by),
    [
      ["draft", "submit", "company", "submitted"],
      ["submitted", "take", "admin", "under_review"],
      ["under_review", "request_changes", "admin", "changes_requested"],
      ["changes_requested", "submit", "company", "submitted"],
      ["under_review", "reject", "admin", "rejected"],
      ["rejected", "appeal", "company", "under_review"],
      ["under_review", "publish", "admin", "published"],
      ["published", "pause", "company", "paused"],
      ["paused", "resume", "company", "published"],
      ["published", "confirm", "company", "published"],
      ["published", "fund", "system", "funded"],
      ["paused", "fund", "system", "funded"],
      ["expired", "fund", "system", "funded"],
      ["published", "close", "company", "funded"],
      ["paused", "close", "company", "funded"],
      ["expired", "close", "company", "funded"],
      ["published", "expire", "system", "expired"],
      ["expired", "submit", "company", "submitted"],
      ["published", "suspend", "admin", "suspended"],
      ["paused", "suspend", "admin", "suspended"],
      ["suspended", "reinstate", "admin", "published"],
      ["suspended", "reinstate", "system", "published"],
      ["suspended", "reinstate_paused", "admin", "paused"],
      ["suspended", "withdraw", "company", "withdrawn"],
      ["suspended", "submit", "company", "prospect-suspended"],
      ["expired", "suspend", "admin", "prospect-wrong-state"],
      ["changes_requested", "withdraw", "company", "withdrawn"],
      ["draft", "publish", "admin", "prospect-wrong-state"],
      ["submitted", "publish", "admin", "prospect-wrong-state"],
      ["published", "submit", "company", "prospect-wrong-state"],
      ["withdrawn", "submit", "company", "prospect-wrong-state"],
      ["funded", "withdraw", "company", "prospect-funded"],
      ["funded", "pause", "company", "prospect-funded"],
    ],
  );

  test("can be appealed once", () => {
    expect(whyNotMoveProspect({ status: "rejected", appealed: true }, "appeal", "company")).toBe(
      "prospect-appeal-used",
    );
  });

  test("is moved only by the side that may make the move", () => {
    const parties: Party[] = ["company", "institution", "admin", "system"];
    for (const status of PROSPECT_STATUSES) {
      for (const move of PROSPECT_MOVES) {
        for (const by of parties) {
          const code = whyNotMoveProspect({ status, appealed: false }, move, by);
          // The system pauses, too, what fewer than five share, and lifts a suspension that nobody confirmed.
          const ofSystem = move === "pause" || move === "reinstate" || move === "reinstate_paused";
          const isMover = by === BY[move] || (by === "system" && ofSystem);
          if (!isMover) expect(code).toBe("not-your-move");
          else expect(code === null).toBe(move in prospectLifecycle[status]);
        }
      }
    }
  });
});
