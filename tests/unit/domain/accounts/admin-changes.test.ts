import { describe, expect, test } from "vitest";
import {
  adminsForm,
  canAnotherConfirm,
  rolesAsText,
  rolesOfText,
  whyNotGrant,
  whyNotRemoveAdmin,
  whyNotTake,
} from "#app/domain/accounts/admin-changes.ts";

const mod = { id: "mod", roles: ["moderator"] } as const;
const all = { id: "all", roles: ["moderator", "finance", "security"] } as const;
const security = ["ann", "bo", "all"];

test("roles are stored in their order, each once, and read again", () => {
  expect(rolesAsText(["security", "moderator", "security"])).toBe("moderator,security");
  expect(rolesOfText("moderator,security")).toEqual(["moderator", "security"]);
  expect(rolesOfText(rolesAsText([]))).toEqual([]);
  expect(rolesOfText(null)).toEqual([]);
});

describe("a role", () => {
  test("is proposed for another who lacks it, where a third person can confirm", () => {
    expect(whyNotGrant(mod, "finance", "ann", security)).toBeNull();
    expect(whyNotGrant(mod, "finance", "mod", security)).toBe("admin-own-roles");
    expect(whyNotGrant(mod, "moderator", "ann", security)).toBe("admin-role-held");
    expect(whyNotGrant(mod, "finance", "ann", ["ann"])).toBe("admin-nobody-confirms");
    expect(whyNotGrant({ id: "bo", roles: ["security"] }, "finance", "ann", ["ann", "bo"])).toBe(
      "admin-nobody-confirms",
    );
  });

  test("is taken from another who has others, and never the last of security", () => {
    expect(whyNotTake(all, "finance", "ann", ["all"])).toBeNull();
    expect(whyNotTake(all, "security", "ann", security)).toBeNull();
    expect(whyNotTake(all, "security", "ann", ["all"])).toBe("last-security-admin");
    expect(whyNotTake(all, "security", "all", security)).toBe("admin-own-roles");
    expect(whyNotTake(mod, "moderator", "ann", security)).toBe("admin-last-role");
    expect(whyNotTake(mod, "finance", "ann", security)).toBe("admin-role-not-held");
  });
});

test("an admin is removed by another, and never the last of security", () => {
  expect(whyNotRemoveAdmin(mod, "ann", ["ann"])).toBeNull();
  expect(whyNotRemoveAdmin(all, "ann", security)).toBeNull();
  expect(whyNotRemoveAdmin(all, "ann", ["all"])).toBe("last-security-admin");
  expect(whyNotRemoveAdmin(mod, "mod", security)).toBe("admin-own-roles");
});

test("who proposes and who gains confirm nothing", () => {
  expect(canAnotherConfirm(["ann", "bo"], ["ann"])).toBe(true);
  expect(canAnotherConfirm(["ann", "bo"], ["ann", "bo"])).toBe(false);
  expect(canAnotherConfirm([], [])).toBe(false);
});

test("an invitation names an address and at least one role", () => {
  const invite = { act: "invite", email: " Nora@People.test ", roles: ["finance"] };
  expect(adminsForm.parse(invite)).toMatchObject({ email: "nora@people.test", roles: ["finance"] });
  for (const roles of [[], ["owner"], undefined])
    expect(adminsForm.safeParse({ ...invite, roles }).success).toBe(false);
});
