import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CODE_SECONDS,
  isUnusedStep,
  requiresFactor,
  stepAt,
  stepsAround,
} from "#app/domain/accounts/second-factor.ts";

const instant = fc.date({
  min: new Date("2020-01-01T00:00:00Z"),
  max: new Date("2100-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const after = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1_000);

describe("the steps of codes", () => {
  test("of an instant are the present one and its neighbours, and no other", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -100, max: 100 }), (at, distance) => {
        expect(stepsAround(at).includes(stepAt(at) + distance)).toBe(Math.abs(distance) <= 1);
      }),
    );
  });

  test("accept a phone whose clock differs by up to thirty seconds, and none that differs by a minute or more", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -600, max: 600 }), (at, seconds) => {
        const isAccepted = stepsAround(at).includes(stepAt(after(at, seconds)));
        if (Math.abs(seconds) <= CODE_SECONDS) expect(isAccepted).toBe(true);
        if (Math.abs(seconds) >= 2 * CODE_SECONDS) expect(isAccepted).toBe(false);
      }),
    );
  });

  test("go up by one every thirty seconds", () => {
    fc.assert(
      fc.property(instant, fc.nat(1_000), (at, steps) => {
        expect(stepAt(after(at, steps * CODE_SECONDS))).toBe(stepAt(at) + steps);
      }),
    );
  });

  test("are used at most once each, and never after a later one, in any order of tries", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), (tries) => {
        let last: number | null = null;
        const used: number[] = [];
        for (const step of tries) {
          if (!isUnusedStep(step, last)) continue;
          used.push(step);
          last = step;
        }
        expect(used).toEqual([...new Set(used)].sort((one, other) => one - other));
      }),
    );
  });
});

test.each([
  [{ kind: "admin", roles: ADMIN_ROLES } as const, true],
  [{ kind: "none" } as const, false],
  [company("owner"), true],
  [company("member"), true],
  [company("viewer"), false],
])("%j requires a second factor: %s", (membership, expected) => {
  expect(requiresFactor(membership)).toBe(expected);
});

function company(memberRole: "owner" | "member" | "viewer") {
  return { kind: "company", companyId: "c", name: "Laser", memberRole, isRegistered: true } as const;
}
