import { afterEach, describe, expect, test } from "vitest";
import { listInstitutions } from "#app/services/public/list-institutions.server.ts";
import { readInstitution } from "#app/services/public/read-institution.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";

const { app, given, db } = openGiven();
const anyone = { kind: "public" } as const;

afterEach(() => app.empty());

describe("the list of institutions", () => {
  test("has the verified ones, without their contact desk", async () => {
    const bank = await given.institution();
    const applicant = await given.institution();
    await db.update("institution", applicant.institutionId, { status: "applied" });
    const list = await listInstitutions(app.web, anyone, { kind: null });
    expect(list.map(({ id }) => id)).toEqual([bank.institutionId]);
    expect(Object.keys(list[0] ?? {}).filter((key) => key.startsWith("contact"))).toEqual([]);
    expect(await listInstitutions(app.web, anyone, { kind: "lessor" })).toEqual([]);
    await expect(readInstitution(app.web, anyone, applicant.institutionId)).rejects.toThrow(
      "institution-not-found",
    );
  });
});
