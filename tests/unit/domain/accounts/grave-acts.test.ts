import { describe, expect, test } from "vitest";
import { ADMIN_ROLES, isAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import type { Actor, Confirmation } from "#app/domain/accounts/actor.ts";
import { GRAVE_ACTS, type GraveAct, whyNotAct } from "#app/domain/accounts/grave-acts.ts";

const acts = Object.keys(GRAVE_ACTS) as GraveAct[];
const owner = (confirmation?: Confirmation): Actor => ({
  kind: "company",
  userId: "u",
  companyId: "c",
  memberRole: "owner",
  ...(confirmation && { confirmation }),
});
const admin = (confirmation?: Confirmation): Actor => ({
  kind: "admin",
  userId: "u",
  roles: ADMIN_ROLES,
  ...(confirmation && { confirmation }),
});

describe.each(acts)("%s", (act) => {
  const { factor, need } = GRAVE_ACTS[act];
  const of = isAdminNeed(need) ? admin : owner;

  test("needs a confirmation that is fresh", () => {
    expect(whyNotAct(of({ hasFactor: true, isFresh: true }), act)).toBeNull();
    expect(whyNotAct(of({ hasFactor: true, isFresh: false }), act)).toBe("confirmation-needed");
  });

  test(factor ? "needs a second factor" : "needs no second factor", () => {
    const expected = factor ? "second-factor-missing" : null;
    expect(whyNotAct(of({ hasFactor: false, isFresh: true }), act)).toBe(expected);
  });

  test("is refused by role first", () => {
    const viewer = { ...owner({ hasFactor: false, isFresh: false }), memberRole: "viewer" } as Actor;
    expect(whyNotAct(viewer, act)).toBe(need === "read" ? "confirmation-needed" : "not-allowed-role");
    const member = { ...owner({ hasFactor: true, isFresh: true }), memberRole: "member" } as Actor;
    expect(whyNotAct(member, act)).toBe(need === "work" || need === "read" ? null : "not-allowed-role");
    const nobody = { ...admin({ hasFactor: false, isFresh: false }), roles: [] } as Actor;
    if (isAdminNeed(need)) expect(whyNotAct(nobody, act)).toBe("admin-role-missing");
  });

  test("asks nothing of an actor that no session brings", () => {
    expect(whyNotAct(of(), act)).toBeNull();
    expect(whyNotAct({ kind: "system" }, act)).toBeNull();
  });
});

test("other acts ask for the role alone", () => {
  const stale = owner({ hasFactor: false, isFresh: false });
  expect([whyNotAct(stale, "read"), whyNotAct(stale, "work"), whyNotAct(stale, "manage")]).toEqual([
    null,
    null,
    null,
  ]);
});
