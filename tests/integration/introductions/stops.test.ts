import { describe, expect, test } from "vitest";
import { FAIR_USE_OPEN_INTRODUCTIONS } from "#app/domain/introductions/request.ts";

import { holdRequests } from "#app/services/introductions/hold-requests.server.ts";
import { lapseIntroductions } from "#app/services/introductions/lapse-introductions.server.ts";
import { liftStop } from "#app/services/introductions/lift-stop.server.ts";
import { listIntroductionsAsCompany } from "#app/services/introductions/list-introductions-as-company.server.ts";
import { prepareSeveral } from "#app/services/introductions/prepare-several.server.ts";
import { readIntroductionAsCompany } from "#app/services/introductions/read-introduction-as-company.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";

import { endSearch } from "#app/services/prospects/end-search.server.ts";
import { stopInstitution } from "#app/services/introductions/stop-institution.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { refusalCodeOf, refuses } from "#tests/support/refusals.ts";

const { app, given, db, company, institution, meet, underway } = openParties();

const pair = () => underway.pair();
const request = async (on?: Awaited<ReturnType<typeof pair>>) => given.institutionAsks(on ?? (await pair()));
const hold = (isHeld: boolean, by = company) => holdRequests(app.web, by, { isHeld });
const count = async () => (await db.rows("introduction")).length;
const events = async () =>
  (await db.column("event", "type", { companyId: company.companyId }, "id")).filter((type) =>
    /requests-|stopped/.test(type),
  );

describe("a company's stop with one click", () => {
  test("holds all requests, and admits them again", async () => {
    await request();
    await hold(true);
    await hold(true);
    await refuses("introductions-held", () => request(), count);
    const { heldAt, toAnswer } = await listIntroductionsAsCompany(app.web, company);
    expect(heldAt).not.toBeNull();
    // Earlier requests are answered, or lapse.
    expect(toAnswer).toHaveLength(1);
    await hold(false);
    await request();
    expect(await events()).toEqual(["requests-held", "requests-released"]);
  });

  test("blocks one institution while its introduction continues, and no other", async () => {
    const { introductionId } = await request();
    await stopInstitution(app.web, company, introductionId);
    await request();
    const other = await given.institution();
    const { introductionId: heard } = await request(await underwayIn(app, company, other).pair());
    const { toAnswer } = await listIntroductionsAsCompany(app.web, company);
    expect(toAnswer.map(({ id }) => id).sort()).toEqual([introductionId, heard].sort());
    expect(await events()).toEqual(["institution-stopped"]);
  });

  test("does not hide the end of a search from it: its request is declined with all others, and still not shown", async () => {
    const { introductionId } = await request();
    await stopInstitution(app.web, company, introductionId);
    const waiting = await pair();
    const { introductionId: unheard } = await request(waiting);
    await app.web.withActor(company, (trx) =>
      endSearch(app.web, trx, company, { prospectId: waiting.prospect.id, end: "funded" }),
    );
    const own = await readIntroductionAsInstitution(app.web, institution, { introductionId: unheard });
    expect(own.introduction).toMatchObject({ status: "declined_by_company", reasonCode: "chose_other" });
    await refuses(
      "introduction-not-found",
      readIntroductionAsCompany(app.web, company, { introductionId: unheard }),
    );
  });

  test("is invisible to the institution: its request is accepted, waits, and lapses like any other", async () => {
    const asks = async (stopped: boolean) => {
      const { introductionId } = await request();
      if (stopped) await stopInstitution(app.web, company, introductionId);
      const { introductionId: asked } = await request();
      const own = await readIntroductionAsInstitution(app.web, institution, { introductionId: asked });
      const ours = await db.rows("notification", { organizationId: company.companyId });
      const notified = ours.filter(({ subjectId }) => [introductionId, asked].includes(subjectId ?? ""));
      await app.setNow(new Date(app.web.now().getTime() + 14 * 86_400_000));
      await lapseIntroductions(app.worker, { kind: "system" });
      const after = await readIntroductionAsInstitution(app.web, institution, { introductionId: asked });
      return { asked, own: own.introduction.status, after: after.introduction.status, notified };
    };
    const { asked, ...stopped } = await asks(true);
    await refuses(
      "introduction-not-found",
      readIntroductionAsCompany(app.web, company, { introductionId: asked }),
    );
    expect(stopped.notified).toHaveLength(1);
    expect(
      await app.web.withActor(company, (trx) =>
        trx.selectFrom("event").select("id").where("subjectId", "=", asked).execute(),
      ),
    ).toEqual([]);

    await app.empty();
    await meet();
    const { own, after, notified } = await asks(false);
    expect({ own, after }).toEqual({ own: stopped.own, after: stopped.after });
    expect(notified).toHaveLength(2);
  });

  test("once lifted shows the company the requests that still wait", async () => {
    const { introductionId } = await request();
    await stopInstitution(app.web, company, introductionId);
    const { introductionId: unheard } = await request();
    const idsToAnswer = async () =>
      (await listIntroductionsAsCompany(app.web, company)).toAnswer.map(({ id }) => id);
    expect(await idsToAnswer()).not.toContain(unheard);
    await liftStop(app.web, company, introductionId);
    expect(await idsToAnswer()).toContain(unheard);
  });

  test("is lifted before the company contacts the institution itself, whether or not it has a request waiting", async () => {
    const { introductionId } = await request();
    await stopInstitution(app.web, company, introductionId);
    const [waiting, quiet] = [await pair(), await pair()];
    await request(waiting);
    await refuses("institution-stopped", () => given.companyAsks(waiting), count);
    await refuses("institution-stopped", () => given.companyAsks(quiet), count);
    expect((await prepareSeveral(app.web, company, quiet.prospect.id)).fits).toEqual([]);
    await liftStop(app.web, company, introductionId);
    expect((await prepareSeveral(app.web, company, quiet.prospect.id)).fits).toHaveLength(1);
    await refuses("introduction-open-already", given.companyAsks(waiting));
    await given.companyAsks(quiet);
  });

  test("by a viewer, or on another company's introduction, blocks nothing", async () => {
    const { introductionId } = await request();
    const viewer = { ...company, memberRole: "viewer" as const };
    await refuses("not-allowed-role", hold(true, viewer));
    await refuses("not-allowed-role", stopInstitution(app.web, viewer, introductionId));
    const stranger = await given.company();
    await refuses("introduction-not-found", stopInstitution(app.web, stranger, introductionId));
    expect(await events()).toEqual([]);
    await request();
  });
});

test("an institution's request limit applies over all its mandates, in any race", async () => {
  for (let open = 2; open < FAIR_USE_OPEN_INTRODUCTIONS; open += 1)
    await underway.introduction({ status: "consented", answerBy: null });
  const pairs = await Promise.all(Array.from({ length: 5 }, () => underway.pair()));
  const answers = await Promise.all(pairs.map((fits) => refusalCodeOf(request(fits))));
  expect(answers.sort()).toEqual([
    ...Array.from({ length: 3 }, () => "introduction-fair-use-reached"),
    ...Array.from({ length: 2 }, () => "nothing refused"),
  ]);
});
