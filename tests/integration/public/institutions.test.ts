import { afterEach, describe, expect, test } from "vitest";
import { listInstitutions } from "#app/services/public/list-institutions.server.ts";
import { readInstitution } from "#app/services/public/read-institution.server.ts";
import { arranging } from "#tests/factories/arranging.ts";
import { givenIn } from "#tests/factories/given.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp();
const given = givenIn(app);
const db = arranging(app);
const anyone = { kind: "public" } as const;

afterEach(() => app.empty());

describe("the list of institutions", () => {
  test("has those that are verified, without their desk's contact", async () => {
    const bank = await given.institution();
    const applicant = await given.institution();
    await db()
      .updateTable("institution")
      .set({ status: "applied" })
      .where("id", "=", applicant.institutionId)
      .execute();
    const list = await listInstitutions(app.web, anyone, { kind: null });
    expect(list.map(({ id }) => id)).toEqual([bank.institutionId]);
    expect(Object.keys(list[0] ?? {}).filter((key) => key.startsWith("contact"))).toEqual([]);
    expect(await listInstitutions(app.web, anyone, { kind: "lessor" })).toEqual([]);
    await expect(readInstitution(app.web, anyone, applicant.institutionId)).rejects.toThrow(
      "institution-not-found",
    );
  });
});
