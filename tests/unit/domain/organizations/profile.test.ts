import { describe, expect, test } from "vitest";
import { companyProfileSchema, institutionProfileSchema } from "#app/domain/organizations/profile.ts";
import { companyProfile } from "#tests/factories/domain/content.ts";

describe("a company's profile", () => {
  test("has its code normalised", () => {
    const profile = companyProfileSchema.parse({ ...companyProfile(), uscc: "9122 0101 ma0y 1234 0q" });
    expect(profile.uscc).toBe("91220101MA0Y12340Q");
  });

  test.each([
    ["uscc", "91220101MA0Y12341Q", "uscc-checksum"],
    ["uscc", "123", "uscc-format"],
    ["contactPhone", "call me", "phone"],
    ["establishedOn", "2017-02-30", "not-a-day"],
  ])("with %s “%s” is refused: %s", (field, value, fault) => {
    const result = companyProfileSchema.safeParse({ ...companyProfile(), [field]: value });
    expect(result.error?.issues).toMatchObject([{ path: [field], message: fault }]);
  });

  test.each([
    ["sector", "photonics"],
    ["district", "2201"],
    ["contactEmail", "nobody"],
    ["website", "javascript:alert(1)"],
    ["legalName", ""],
  ])("with %s “%s” is refused", (field, value) => {
    const result = companyProfileSchema.safeParse({ ...companyProfile(), [field]: value });
    expect(result.error?.issues[0]?.path).toEqual([field]);
  });
});

test("an institution's profile names its licence and the authority that granted it", () => {
  const { legalName, uscc, address, contactName, contactPhone, contactEmail } = companyProfile();
  const profile = {
    legalName,
    uscc,
    address,
    contactName,
    contactPhone,
    contactEmail,
    kind: "commercial_bank",
    licenceNumber: "B0012H222010001",
    regulator: "nfra",
    licenceScope: "Loans to companies",
  };
  expect(institutionProfileSchema.safeParse(profile).success).toBe(true);
  expect(institutionProfileSchema.safeParse({ ...profile, regulator: "itself" }).success).toBe(false);
  expect(institutionProfileSchema.safeParse({ ...profile, licenceNumber: " " }).success).toBe(false);
});
