import { describe, expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import {
  prospectStatusAfter,
  PROSPECT_MOVES,
  PROSPECT_STATUSES,
  type ProspectMove,
  prospectLifecycle,
  type ProspectStatus,
  whyNotMoveProspect,
} from "#app/domain/prospects/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

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
  withdraw: "company",
  suspend: "admin",
  reinstate: "admin",
};

describe("a prospect", () => {
  test.each<[ProspectStatus, ProspectMove, ProspectStatus]>([
    ["draft", "submit", "submitted"],
    ["submitted", "take", "under_review"],
    ["under_review", "request_changes", "changes_requested"],
    ["changes_requested", "submit", "submitted"],
    ["under_review", "reject", "rejected"],
    ["rejected", "appeal", "under_review"],
    ["under_review", "publish", "published"],
    ["published", "pause", "paused"],
    ["paused", "resume", "published"],
    ["published", "confirm", "published"],
    ["published", "fund", "funded"],
    ["paused", "fund", "funded"],
    ["expired", "fund", "funded"],
    ["published", "close", "funded"],
    ["paused", "close", "funded"],
    ["expired", "close", "funded"],
    ["published", "expire", "expired"],
    ["expired", "submit", "submitted"],
    ["published", "suspend", "suspended"],
    ["suspended", "reinstate", "published"],
    ["changes_requested", "withdraw", "withdrawn"],
  ])("that is %s and is moved by “%s” is %s", (status, move, after) => {
    expect(whyNotMoveProspect({ status, appealed: false }, move, BY[move])).toBeNull();
    expect(prospectStatusAfter(status, move)).toBe(after);
  });

  test.each<[ProspectStatus, ProspectMove, RefusalCode]>([
    ["draft", "publish", "prospect-wrong-state"],
    ["submitted", "publish", "prospect-wrong-state"],
    ["published", "submit", "prospect-wrong-state"],
    ["withdrawn", "submit", "prospect-wrong-state"],
    ["funded", "withdraw", "prospect-funded"],
    ["funded", "pause", "prospect-funded"],
  ])("that is %s can't be moved by “%s”: %s", (status, move, code) => {
    expect(whyNotMoveProspect({ status, appealed: false }, move, BY[move])).toBe(code);
  });

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
          // The system pauses, too, what fewer than five share.
          const isMover = by === BY[move] || (by === "system" && move === "pause");
          if (!isMover) expect(code).toBe("not-your-move");
          else expect(code === null).toBe(move in prospectLifecycle[status]);
        }
      }
    }
  });
});
