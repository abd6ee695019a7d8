import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import * as life from "#app/domain/recoveries/lifecycle.ts";
import { forAll } from "#tests/support/for-all.ts";

const now = new Date("2026-11-25T02:00:00Z");
const after = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const member = (organizationId: string, role: MemberRole = "member") => ({ organizationId, role });
const ofMember: life.PersonInRoles = { role: null, memberships: [member("a")], passwordResetAt: null };

const requested = (change: Partial<life.OpenRecovery> = {}): life.OpenRecovery => ({
  userId: "person",
  status: "requested",
  deciders: "owner",
  organizationId: "a",
  approvedBy: null,
  usableFrom: null,
  endsAt: after(48),
  ...change,
});
const ofAdmins = (change: Partial<life.OpenRecovery> = {}) =>
  requested({ deciders: "admins", organizationId: null, ...change });
const owner: life.Decider = { kind: "owner", userId: "owner", organizationId: "a" };
const admin = (userId: string): life.Decider => ({ kind: "admin", userId });
const operator = (ableAdmins: number): life.Decider => ({ kind: "operator", ableAdmins });

test.each<[string, life.PersonInRoles, life.Deciders]>([
  ["a member of one organization", ofMember, "owner"],
  [
    "an approver of one organization",
    { role: null, memberships: [member("a", "approver")], passwordResetAt: null },
    "owner",
  ],
  ["an owner", { role: null, memberships: [member("a", "owner")], passwordResetAt: null }, "admins"],
  [
    "a member of two organizations",
    { role: null, memberships: [member("a"), member("b")], passwordResetAt: null },
    "admins",
  ],
  [
    "an owner elsewhere",
    { role: null, memberships: [member("a"), member("b", "owner")], passwordResetAt: null },
    "admins",
  ],
  ["somebody without an organization", { role: null, memberships: [], passwordResetAt: null }, "admins"],
  ["an admin", { role: "admin", memberships: [], passwordResetAt: null }, "admins"],
  [
    "an admin who is also a member",
    { role: "admin", memberships: [member("a")], passwordResetAt: null },
    "admins",
  ],
])("%s is recovered by: %#", (_, person, deciders) => {
  expect(life.decidersOf(person, now)).toBe(deciders);
});

test("a member whose password was reset by e-mail is recovered by two admins for thirty days", () => {
  const resetDaysAgo = (days: number): life.PersonInRoles => ({
    ...ofMember,
    passwordResetAt: new Date(now.getTime() - days * 86_400_000),
  });
  expect([0, 29.9, 30].map((days) => life.decidersOf(resetDaysAgo(days), now))).toEqual([
    "admins",
    "admins",
    "owner",
  ]);
});

describe("an approval", () => {
  test.each<[string, life.OpenRecovery, life.Decider, string | null]>([
    ["by an owner", requested(), owner, null],
    [
      "by an owner of another organization",
      requested(),
      { ...owner, organizationId: "b" },
      "recovery-not-yours",
    ],
    ["by an admin instead of the owner", requested(), admin("x"), "recovery-not-yours"],
    ["at the server instead of the owner", requested(), operator(0), "recovery-not-yours"],
    ["of one's own, as an owner", requested(), { ...owner, userId: "person" }, "recovery-own"],
    ["of one's own, as an admin", ofAdmins(), admin("person"), "recovery-own"],
    ["by an owner instead of admins", ofAdmins(), owner, "recovery-not-yours"],
    ["by a first admin", ofAdmins(), admin("x"), null],
    ["by another", ofAdmins({ status: "proposed", approvedBy: "x" }), admin("y"), null],
    [
      "by the same again",
      ofAdmins({ status: "proposed", approvedBy: "x" }),
      admin("x"),
      "confirmation-same-person",
    ],
    ["at the server, where one admin is left", ofAdmins(), operator(1), null],
    ["at the server, where two could", ofAdmins(), operator(2), "recovery-admins-able"],
    ["too late", requested({ endsAt: now }), owner, "recovery-wrong-state"],
    ["of an approved one", requested({ status: "approved" }), owner, "recovery-wrong-state"],
    ["of a cancelled one", requested({ status: "cancelled" }), owner, "recovery-wrong-state"],
  ])("%s", (_, recovery, by, expected) => {
    expect(life.whyNotApproveRecovery(recovery, by, now)).toBe(expected);
  });

  test("makes it usable a day later, for a week", () => {
    expect(life.recoveryUsable(now)).toEqual({ usableFrom: after(24), endsAt: after(24 * 8) });
    expect(life.recoveryRequestEndsAt(now)).toEqual(after(24 * 7));
  });
});

test.each<[string, Partial<life.OpenRecovery>, life.PersonInRoles, Date, string | null]>([
  ["the day after", {}, ofMember, after(24), null],
  ["a millisecond before that", {}, ofMember, new Date(after(24).getTime() - 1), "recovery-too-early"],
  ["at its end", {}, ofMember, after(48), "recovery-wrong-state"],
  ["not approved", { status: "requested" }, ofMember, after(24), "recovery-wrong-state"],
  ["used already", { status: "done" }, ofMember, after(24), "recovery-wrong-state"],
  [
    "by an owner meanwhile",
    {},
    { role: null, memberships: [member("a", "owner")], passwordResetAt: null },
    after(24),
    "recovery-outdated",
  ],
  [
    "by a member of another meanwhile",
    {},
    { role: null, memberships: [member("b")], passwordResetAt: null },
    after(24),
    "recovery-outdated",
  ],
  [
    "by a member of two meanwhile",
    {},
    { role: null, memberships: [member("a"), member("b")], passwordResetAt: null },
    after(24),
    "recovery-outdated",
  ],
])("its use %s", (_, change, person, at, expected) => {
  const recovery = requested({ status: "approved", usableFrom: after(24), ...change });
  expect(life.whyNotUseRecovery(recovery, person, at)).toBe(expected);
});

test("it is declined before its approval and cancelled after, and stopped by nobody once ended", () => {
  expect(life.RECOVERY_STATUSES.filter((status) => life.whyNotStopRecovery({ status }) === null)).toEqual(
    life.RECOVERY_STATUSES.filter(life.isOpenRecovery),
  );
  expect([life.stopMove({ status: "proposed" }), life.stopMove({ status: "approved" })]).toEqual([
    "decline",
    "cancel",
  ]);
});

/** An act of somebody, whatever they are at the same time: owner, admin, or the person. */
const act = fc.record({
  userId: fc.constantFrom("person", "x", "y", "owner"),
  as: fc.constantFrom("owner", "admin"),
  organizationId: fc.constantFrom("a", "b"),
  hoursLater: fc.integer({ min: 0, max: 30 }),
  does: fc.constantFrom("approve", "use"),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** Performs the acts that are not refused; returns who approved it, and when it was used. */
function play(start: life.OpenRecovery, acts: readonly Act[]) {
  let recovery = start;
  let at = now;
  const approvers: { userId: string; at: Date }[] = [];
  for (const { userId, as, organizationId, hoursLater, does } of acts) {
    at = new Date(at.getTime() + hoursLater * 3_600_000);
    if (does === "use") {
      const person =
        recovery.deciders === "owner" ? ofMember : { role: "admin", memberships: [], passwordResetAt: null };
      if (userId !== "person" || life.whyNotUseRecovery(recovery, person, at) !== null) continue;
      return { approvers, usedAt: at };
    }
    const by: life.Decider =
      as === "owner" ? { kind: "owner", userId, organizationId } : { kind: "admin", userId };
    if (life.whyNotApproveRecovery(recovery, by, at) !== null) continue;
    const move = life.approvalMove(recovery, by);
    approvers.push({ userId, at });
    recovery = { ...recovery, status: life.recoveryStatusAfter(recovery.status, move), approvedBy: userId };
    if (move === "approve") recovery = { ...recovery, ...life.recoveryUsable(at) };
  }
  return { approvers, usedAt: null };
}

test("no sequence of acts recovers an account without others, in the right number, a day before", () => {
  let used = 0;
  forAll(
    20_000,
    fc.constantFrom(requested(), ofAdmins()),
    fc.array(act, { maxLength: 12 }),
    (start, acts) => {
      const { approvers, usedAt } = play({ ...start, endsAt: after(24 * 7) }, acts);
      if (usedAt === null) return;
      used += 1;
      const others = new Set(approvers.map(({ userId }) => userId));
      expect(others).not.toContain("person");
      expect(others.size).toBe(start.deciders === "owner" ? 1 : 2);
      const last = approvers.at(-1)?.at ?? usedAt;
      expect(usedAt.getTime() - last.getTime()).toBeGreaterThanOrEqual(24 * 3_600_000);
    },
  );
  expect(used).toBeGreaterThan(20);
});

test("no sequence of one person's acts alone leads to a use", () => {
  const alone = fc.constantFrom("person", "x", "owner").chain((userId) =>
    fc.array(
      act.map((one) => ({ ...one, userId })),
      { maxLength: 12 },
    ),
  );
  forAll(5_000, fc.constantFrom(requested(), ofAdmins()), alone, (start, acts) => {
    expect(play(start, acts).usedAt).toBeNull();
  });
});

test("an impossible move is a bug", () => {
  expect(() => life.recoveryStatusAfter("done", "use")).toThrow("No move use from done");
});
