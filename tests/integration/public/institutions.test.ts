import { afterEach, describe, expect, test } from "vitest";
import { readPublicInstitutions } from "#app/services/public/read-public-institutions.server.ts";
import { readPublicInstitution } from "#app/services/public/read-public-institution.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";

const { app, given, db } = openGiven();
const anyone = { kind: "public" } as const;

afterEach(() => app.empty());

describe("the list of institutions", () => {
  test("has the verified ones, without their contact details", async () => {
    const bank = await given.institution();
    const applicant = await given.institution();
    await db.update("institution", applicant.institutionId, { status: "applied" });
    const list = await readPublicInstitutions(app.web, anyone, { kind: null });
    expect(list.map(({ id }) => id)).toEqual([bank.institutionId]);
    expect(Object.keys(list[0] ?? {}).filter((key) => key.startsWith("contact"))).toEqual([]);
    expect(await readPublicInstitutions(app.web, anyone, { kind: "lessor" })).toEqual([]);
    await expect(readPublicInstitution(app.web, anyone, applicant.institutionId)).rejects.toThrow(
      "institution-not-found",
    );
  });
});
