import { describe, expect, test } from "vitest";
import { FIELD_GROUPS, type FieldGroup } from "#app/domain/codes/consents.ts";
import { disclosedBy } from "#app/domain/introductions/disclosed.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";

describe("the data that a consent opens", () => {
  test("has its own fields for every group, and no others", () => {
    const shown = disclosedBy(FIELD_GROUPS, prospectContent());
    expect(Object.keys(shown)).toEqual([
      "identity",
      "contacts",
      "figures",
      "ipAndRecognitions",
      "customersAndOrders",
    ]);
    expect(Object.keys(shown.identity ?? {})).toEqual([
      "legalName",
      "englishName",
      "uscc",
      "establishedOn",
      "address",
      "website",
    ]);
    expect(Object.keys(shown.contacts ?? {})).toEqual([
      "contactName",
      "contactPhone",
      "contactEmail",
      "keyPeople",
    ]);
    expect(Object.keys(shown.customersAndOrders ?? {})).toEqual(["customers"]);
  });

  const partOf = {
    identity: "identity",
    contacts: "contacts",
    figures: "figures",
    ip_and_recognitions: "ipAndRecognitions",
    customers_and_orders: "customersAndOrders",
  } as const;

  test.each(Object.entries(partOf))("is that of one group where %s alone is granted", (group, part) => {
    const shown = disclosedBy([group as FieldGroup], prospectContent());
    expect(Object.entries(shown).flatMap(([name, value]) => (value === null ? [] : [name]))).toEqual([part]);
  });

  test("is empty where nothing is granted", () => {
    expect(Object.values(disclosedBy([], prospectContent()))).toEqual([null, null, null, null, null]);
  });
});
