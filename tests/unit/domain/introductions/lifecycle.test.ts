import { describe, expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import * as life from "#app/domain/introductions/lifecycle.ts";
import { type IntroductionRequest, whyNotRequestIntroduction } from "#app/domain/introductions/request.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { testMoves } from "#tests/support/moves.ts";

const now = new Date("2026-11-25T02:00:00Z");
const later = new Date("2026-11-27T10:00:00Z");

function asked(
  status: life.IntroductionStatus,
  requestedBy: "company" | "institution" = "institution",
  answerBy: Date | null = later,
) {
  return { status, requestedBy, answerBy };
}

describe("an introduction", () => {
  const whyNot = (introduction: life.MovableIntroduction, move: life.IntroductionMove, by: Party, at = now) =>
    life.whyNotMoveIntroduction(introduction, move, by, at);

  testMoves(life.introductionStatusAfter, (status, move, by) => whyNot(asked(status), move, by), [
    ["requested", "ask_consent", "institution", "consent_pending"],
    ["consent_pending", "consent", "company", "consented"],
    ["consent_pending", "decline_by_company", "company", "declined_by_company"],
    ["consent_pending", "decline_by_institution", "institution", "declined_by_institution"],
    ["consented", "convert", "company", "converted"],
    ["consented", "extend", "company", "consented"],
    ["converted", "extend", "company", "converted"],
    ["consent_pending", "extend", "company", "introduction-wrong-state"],
    ["consented", "extend", "institution", "not-your-move"],
    ["consented", "hand_over", "company", "consented"],
    ["converted", "hand_over", "company", "converted"],
    ["revoked", "hand_over", "company", "introduction-wrong-state"],
    ["consented", "decline_by_company", "company", "introduction-wrong-state"],
    ["consented", "decline_by_institution", "institution", "declined_by_institution"],
    ["consented", "revoke", "company", "revoked"],
    ["converted", "revoke", "company", "revoked"],
    ["requested", "consent", "company", "introduction-wrong-state"],
    ["consent_pending", "consent", "institution", "not-your-move"],
    ["lapsed", "consent", "company", "introduction-lapsed"],
    ["revoked", "convert", "company", "introduction-wrong-state"],
    ["declined_by_company", "consent", "company", "introduction-wrong-state"],
  ]);

  test("requested by a company must be accepted by the institution first", () => {
    expect(whyNot(asked("requested", "company"), "accept", "institution")).toBeNull();
    expect(whyNot(asked("requested", "company"), "ask_consent", "institution")).toBe("not-your-move");
    expect(whyNot(asked("requested", "institution"), "accept", "institution")).toBe("not-your-move");
  });

  test("lapses when its deadline has passed, and not before", () => {
    expect(whyNot(asked("consent_pending"), "lapse", "system")).toBe("introduction-wrong-state");
    expect(whyNot(asked("consent_pending"), "lapse", "system", later)).toBeNull();
    expect(whyNot(asked("consent_pending"), "consent", "company", later)).toBe("introduction-lapsed");
    expect(whyNot(asked("requested", "company"), "accept", "institution", later)).toBe("introduction-lapsed");
  });

  test("without a deadline never lapses", () => {
    expect(whyNot(asked("consent_pending", "company", null), "lapse", "system", later)).toBe(
      "introduction-wrong-state",
    );
  });
});

describe("a request to meet", () => {
  const fine: IntroductionRequest = {
    prospectStatus: "published",
    mandateStatus: "active",
    institutionStatus: "active",
    openAlready: false,
    openIntroductions: 11,
    introductionCap: 12,
    askedByInstitution: 99,
    isHeld: false,
    isStopped: false,
    eligible: true,
    by: "institution",
  };

  test.each<[Partial<IntroductionRequest>, RefusalCode | null]>([
    [{}, null],
    [{ institutionStatus: "restricted" }, "institution-restricted"],
    [{ institutionStatus: "restricted", by: "company" }, "introduction-institution-restricted"],
    [{ institutionStatus: "suspended", by: "company" }, "offer-institution-suspended"],
    [{ prospectStatus: "paused" }, "prospect-not-published"],
    [{ mandateStatus: "paused" }, "mandate-not-active"],
    [{ mandateStatus: "exhausted" }, "introduction-cap-reached"],
    [{ openAlready: true }, "introduction-open-already"],
    [{ openIntroductions: 12 }, "introduction-cap-reached"],
    [{ isHeld: true }, "introductions-held"],
    [{ isHeld: true, by: "company" }, null],
    [{ isStopped: true }, null],
    [{ isStopped: true, by: "company" }, "institution-stopped"],
    [{ askedByInstitution: 100 }, "introduction-fair-use-reached"],
    [{ askedByInstitution: 100, by: "company" }, null],
    [{ eligible: false }, "introduction-not-eligible"],
  ])("with %o gives %s", (change, code) => {
    expect(whyNotRequestIntroduction({ ...fine, ...change })).toBe(code);
  });
});
