import { beforeEach, describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { FAIR_USE_OPEN_INTRODUCTIONS } from "#app/domain/introductions/request.ts";
import { holdRequests } from "#app/services/introductions/hold-requests.server.ts";
import { liftStop } from "#app/services/introductions/lift-stop.server.ts";
import { listIntroductionsAsCompany } from "#app/services/introductions/list-introductions-as-company.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { stopInstitution } from "#app/services/introductions/stop-institution.server.ts";
import { arranging } from "#tests/factories/arranging.ts";
import { givenIn } from "#tests/factories/given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { openHouse } from "#tests/support/house.ts";
import { refusalOf } from "#tests/support/refusals.ts";

const house = openHouse();
const given = givenIn(house);
const db = arranging(house);
let company: CompanyActor;
let institution: InstitutionActor;

beforeEach(async () => {
  [company, institution] = [await given.company(), await given.institution()];
});

const pair = () => underwayIn(house, company, institution).pair();
const request = async (by = institution, given_?: Awaited<ReturnType<typeof pair>>) => {
  const { prospect, mandate } = given_ ?? (await pair());
  return requestIntroduction(house.app, by, {
    ...{ prospectId: prospect.id, mandateId: mandate.id, purpose: "assess_financing", message: null },
  });
};
const hold = (isHeld: boolean, by = company) => holdRequests(house.app, by, { isHeld });
const count = async () => (await db().selectFrom("introduction").select("id").execute()).length;
const events = async () =>
  (
    await db()
      .selectFrom("event")
      .select("type")
      .where("companyId", "=", company.companyId)
      .orderBy("id")
      .execute()
  )
    .map(({ type }) => type)
    .filter((type) => /requests-|stopped/.test(type));

describe("one click", () => {
  test("holds the requests of everybody, and lets them come again", async () => {
    await request();
    await hold(true);
    await hold(true);
    const before = await count();
    expect(await refusalOf(request())).toBe("introduction-stopped");
    expect(await count()).toBe(before);
    const { heldAt, toAnswer } = await listIntroductionsAsCompany(house.app, company);
    expect(heldAt).not.toBeNull();
    // What was asked before is answered, or lapses.
    expect(toAnswer).toHaveLength(1);
    await hold(false);
    expect(await refusalOf(request())).toBe("nothing refused");
    expect(await events()).toEqual(["requests-held", "requests-released"]);
  });

  test("stops one institution while its introduction goes on, and no other", async () => {
    const { introductionId } = await request();
    await stopInstitution(house.app, company, introductionId);
    expect(await refusalOf(request())).toBe("introduction-stopped");
    const other = await given.institution();
    const fits = await underwayIn(house, company, other).pair();
    expect(await refusalOf(request(other, fits))).toBe("nothing refused");
    await liftStop(house.app, company, introductionId);
    expect(await refusalOf(request())).toBe("nothing refused");
    expect(await events()).toEqual(["institution-stopped"]);
  });

  test("of a viewer, or on somebody else's introduction, stops nothing", async () => {
    const { introductionId } = await request();
    const viewer = { ...company, memberRole: "viewer" as const };
    expect(await refusalOf(hold(true, viewer))).toBe("not-allowed-role");
    expect(await refusalOf(stopInstitution(house.app, viewer, introductionId))).toBe("not-allowed-role");
    const stranger = await given.company();
    expect(await refusalOf(stopInstitution(house.app, stranger, introductionId))).toBe(
      "introduction-not-found",
    );
    expect(await events()).toEqual([]);
    expect(await refusalOf(request())).toBe("nothing refused");
  });
});

test("an institution's fair use holds over all its mandates, whatever races", async () => {
  const underway = underwayIn(house, company, institution);
  for (let open = 2; open < FAIR_USE_OPEN_INTRODUCTIONS; open += 1)
    await underway.introduction({ status: "consented", answerBy: null });
  const pairs = await Promise.all(Array.from({ length: 5 }, () => underway.pair()));
  const answers = await Promise.all(pairs.map((fits) => refusalOf(request(institution, fits))));
  expect(answers.sort()).toEqual([
    ...Array.from({ length: 3 }, () => "introduction-fair-use-reached"),
    ...Array.from({ length: 2 }, () => "nothing refused"),
  ]);
});
