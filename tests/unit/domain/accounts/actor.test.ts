import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { describe, expect, test } from "vitest";
import { type Actor, partyOf, whyNotRole } from "#app/domain/accounts/actor.ts";
import { MEMBER_ROLES, type MemberRole, type Need, NEEDS } from "#app/domain/accounts/member-roles.ts";

const company = (memberRole: MemberRole): Actor => ({
  kind: "company",
  userId: "u",
  companyId: "c",
  memberRole,
});

describe("the permissions of a role", () => {
  test.each<[MemberRole, Need[]]>([
    ["owner", ["read", "work", "sign", "pay", "evidence", "manage"]],
    ["approver", ["read", "work", "sign", "pay", "evidence"]],
    ["finance", ["read", "pay", "evidence"]],
    ["member", ["read", "work", "evidence"]],
    ["viewer", ["read"]],
  ])("include, for a %s: %o", (role, needs) => {
    expect(NEEDS.filter((need) => whyNotRole(company(role), need) === null)).toEqual(needs);
  });

  test("are the same for all institutions; admins and jobs have all, visitors none", () => {
    const institution: Actor = { kind: "institution", userId: "u", institutionId: "i", memberRole: "viewer" };
    expect(whyNotRole(institution, "work")).toBe("not-allowed-role");
    expect(whyNotRole({ kind: "admin", userId: "u", roles: ADMIN_ROLES }, "manage")).toBeNull();
    expect(whyNotRole({ kind: "system" }, "work")).toBeNull();
    expect(whyNotRole({ kind: "public" }, "read")).toBe("not-allowed-role");
    expect(MEMBER_ROLES).toHaveLength(5);
  });
});

test("a visitor can't make any move", () => {
  expect(partyOf({ kind: "public" })).toBeNull();
  expect(partyOf(company("owner"))).toBe("company");
  expect(partyOf({ kind: "system" })).toBe("system");
});
