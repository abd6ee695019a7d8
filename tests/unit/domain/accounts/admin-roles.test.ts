import { describe, expect, test } from "vitest";
import { mayAct, whyNotRole, type Actor } from "#app/domain/accounts/actor.ts";
import { ADMIN_NEEDS, ADMIN_ROLES, ADMIN_ROLES_FOR, hasAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { NEEDS } from "#app/domain/accounts/member-roles.ts";

const admin = (...roles: (typeof ADMIN_ROLES)[number][]): Actor => ({ kind: "admin", userId: "u", roles });

test("each need of an admin is that of one role, and each role has one", () => {
  expect(ADMIN_ROLES_FOR).toEqual({ moderate: ["moderator"], settle: ["finance"], secure: ["security"] });
});

test("no need has the name of an organization's", () => {
  expect(NEEDS.filter((need) => (ADMIN_NEEDS as readonly string[]).includes(need))).toEqual([]);
});

describe.each(ADMIN_NEEDS)("%s", (need) => {
  test.each(ADMIN_ROLES)("is asked of %s by the table", (role) => {
    const isAllowed = hasAdminNeed([role], need);
    expect(whyNotRole(admin(role), need)).toBe(isAllowed ? null : "admin-role-missing");
  });

  test("is what an admin with all roles has, and one without roles has not", () => {
    expect(mayAct(admin(...ADMIN_ROLES), need)).toBe(true);
    expect(mayAct(admin(), need)).toBe(false);
  });

  test("is refused to an owner and to a visitor, and not to a job", () => {
    const owner: Actor = { kind: "company", userId: "u", companyId: "c", memberRole: "owner" };
    expect(whyNotRole(owner, need)).toBe("not-allowed-role");
    expect(whyNotRole({ kind: "public" }, need)).toBe("not-allowed-role");
    expect(whyNotRole({ kind: "system" }, need)).toBeNull();
  });
});
