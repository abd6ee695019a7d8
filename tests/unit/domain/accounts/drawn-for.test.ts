import { describe, expect, test } from "vitest";
import { drawnFor, drawnForOneOf, isDrawnFor } from "#app/domain/accounts/drawn-for.ts";
import type { Membership } from "#app/domain/accounts/session.ts";

const lin = "0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4";
const wang = "5f0a1c11-90f2-4d4b-b5c1-1c7a1f0e2b9d";
const laser = "b6a7f8f0-0000-4000-8000-00000000000a";
const bank = "b6a7f8f0-0000-4000-8000-00000000000b";

const company = (companyId: string): Membership => ({
  kind: "company",
  companyId,
  name: "Laser",
  memberRole: "owner",
  isRegistered: true,
});
const institution: Membership = {
  kind: "institution",
  institutionId: bank,
  name: "Bank",
  memberRole: "owner",
  status: "active",
};
const reader = (userId: string, membership: Membership) => ({ userId, membership });
const now = reader(lin, company(laser));

describe("a page is its reader's", () => {
  test("who is the same person for the same organization", () => {
    expect(isDrawnFor(drawnFor(now), now, "organization")).toBe(true);
    expect(isDrawnFor(drawnFor(now), now, "person")).toBe(true);
  });

  test.each([
    ["for another organization", reader(lin, institution)],
    ["for none any more", reader(lin, { kind: "none" })],
    ["as an admin", reader(lin, { kind: "admin", roles: [] })],
  ])("not of the same person %s, but on the person's own account", (_, other) => {
    expect(isDrawnFor(drawnFor(other), now, "organization")).toBe(false);
    expect(isDrawnFor(drawnFor(other), now, "person")).toBe(true);
  });

  test("not of another person of the organization", () => {
    const other = drawnFor(reader(wang, company(laser)));
    expect(isDrawnFor(other, now, "organization")).toBe(false);
    expect(isDrawnFor(other, now, "person")).toBe(false);
  });

  test.each(["", ".", "made up"])("nor with %j", (text) => {
    expect(isDrawnFor(text, now, "organization")).toBe(false);
    expect(isDrawnFor(text, now, "person")).toBe(false);
  });
});

test("the organization of a page is named to a person who belongs to it only", () => {
  const organizations = [
    { id: laser, name: "Laser" },
    { id: bank, name: "Bank" },
  ];
  const drawn = drawnFor(reader(lin, institution));
  expect(drawnForOneOf(drawn, now, organizations)?.name).toBe("Bank");
  expect(drawnForOneOf(drawn, now, organizations.slice(0, 1))).toBeUndefined();
  expect(drawnForOneOf(drawnFor(reader(wang, institution)), now, organizations)).toBeUndefined();
});
