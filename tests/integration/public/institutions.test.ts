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
    const list = await readPublicInstitutions(app.web, anyone, {}, "en");
    expect(list).toMatchObject({ count: 1, next: null });
    expect(list.rows.map(({ id }) => id)).toEqual([bank.institutionId]);
    expect(Object.keys(list.rows[0] ?? {}).sort()).toEqual([
      "id",
      "kind",
      "mandatesInForce",
      "name",
      "responsiveness",
    ]);
    const lessors = await readPublicInstitutions(app.web, anyone, { kind: "lessor" }, "en");
    expect(lessors).toEqual({ rows: [], next: null, count: 0 });
    await expect(readPublicInstitution(app.web, anyone, applicant.institutionId)).rejects.toThrow(
      "institution-not-found",
    );
  });

  test("counts no mandate of one that is restricted, which gets nothing new", async () => {
    const { institution } = await given.activeMandate();
    const { institutionId } = institution;
    const counted = async () => [
      (await readPublicInstitution(app.web, anyone, institutionId)).mandatesInForce,
      (await readPublicInstitutions(app.web, anyone, {}, "en")).rows[0]?.mandatesInForce,
    ];
    expect(await counted()).toEqual([1, 1]);
    await db.update("institution", institutionId, { status: "restricted" });
    expect(await counted()).toEqual([0, 0]);
  });
});
