import { describe, expect, test } from "vitest";
import {
  findingStatusAfter,
  FINDING_STATUSES,
  FINDING_VERDICTS,
  whyNotSettleFinding,
} from "#app/domain/deals/finding.ts";

const proposedBy = "proposer";

describe("a finding on a dispute", () => {
  test.each([
    ["confirm", "proposer", "finding-same-person"],
    ["confirm", "another", null],
    ["send_back", "proposer", "finding-same-person"],
    ["send_back", "another", null],
    ["withdraw", "proposer", null],
    ["withdraw", "another", "finding-not-yours"],
  ] as const)("that is open: %s by the %s is %s", (verdict, who, refusal) => {
    expect(whyNotSettleFinding({ status: "proposed", proposedBy }, verdict, who)).toBe(refusal);
  });

  test("that is settled can't be settled again", () => {
    for (const status of FINDING_STATUSES.filter((one) => one !== "proposed"))
      for (const verdict of FINDING_VERDICTS)
        for (const who of [proposedBy, "another"])
          expect(whyNotSettleFinding({ status, proposedBy }, verdict, who)).toBe("finding-wrong-state");
  });

  test("ends as the verdict says", () => {
    expect(FINDING_VERDICTS.map(findingStatusAfter)).toEqual(["confirmed", "sent_back", "withdrawn"]);
  });
});
