import { afterEach, describe, expect, test } from "vitest";
import { listInstitutions } from "#app/services/public/list-institutions.server.ts";
import { readInstitution } from "#app/services/public/read-institution.server.ts";
import { arranging } from "#tests/factories/arranging.ts";
import { givenIn } from "#tests/factories/given.ts";
import { openHouse } from "#tests/support/house.ts";

const house = openHouse();
const given = givenIn(house);
const db = arranging(house);
const anyone = { kind: "public" } as const;

afterEach(() => house.empty());

describe("the list of institutions", () => {
  test("has those that are verified, without their desk's contact", async () => {
    const bank = await given.institution();
    const applicant = await given.institution();
    await db.update("institution", applicant.institutionId, { status: "applied" });
    const list = await listInstitutions(house.app, anyone, { kind: null });
    expect(list.map(({ id }) => id)).toEqual([bank.institutionId]);
    expect(Object.keys(list[0] ?? {}).filter((key) => key.startsWith("contact"))).toEqual([]);
    expect(await listInstitutions(house.app, anyone, { kind: "lessor" })).toEqual([]);
    await expect(readInstitution(house.app, anyone, applicant.institutionId)).rejects.toThrow(
      "institution-not-found",
    );
  });
});
