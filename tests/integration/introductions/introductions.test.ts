import { describe, expect, test } from "vitest";
import type { FieldGroup } from "#app/domain/codes/consents.ts";

import { acceptIntroduction } from "#app/services/introductions/accept-introduction.server.ts";

import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";

import { liftStop } from "#app/services/introductions/lift-stop.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";

import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";

import { openGiven } from "#tests/factories/open-given.ts";
import { refusalCodeOf, refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
/** A published prospect and an active mandate that fit each other. */
async function pair() {
  const { prospect, mandate } = await given.pair();
  await given.match(prospect, mandate);
  return { prospect, mandate };
}

const consented: FieldGroup[] = ["identity", "figures"];

const consentsOf = (prospectId: string) => db.rows("consent", { prospectId });

describe("an introduction requested by an institution", () => {
  test("shows the teaser only until the company consents, then the granted groups, and nothing after the revocation", async () => {
    const { prospect, mandate } = await pair();
    const { introductionId } = await given.institutionAsks({ prospect, mandate });

    const blind = await readIntroductionAsInstitution(app.web, mandate.institution, { introductionId });
    expect(blind.shown).toBeNull();
    await given.companyConsents(prospect.company, introductionId, consented);
    const open = await readIntroductionAsInstitution(app.web, mandate.institution, { introductionId });
    expect(open.shown?.identity?.legalName).toBeTruthy();
    expect(open.shown?.figures).not.toBeNull();
    expect(open.shown?.contacts).toBeNull();
    await revokeConsent(app.web, prospect.company, introductionId);
    const shut = await readIntroductionAsInstitution(app.web, mandate.institution, { introductionId });
    expect(shut.shown).toBeNull();
    expect(shut.introduction.hasEnded).toBe(true);

    const log = await db.rows("disclosure", { introductionId }, "id");
    expect(log.map(({ outcome }) => outcome)).toEqual(["shown", "refused"]);
  });

  test("opens the company to nobody else", async () => {
    const { prospect, mandate } = await pair();
    const { introductionId } = await given.institutionAsks({ prospect, mandate });
    await given.companyConsents(prospect.company, introductionId, consented);
    const stranger = await given.institution();

    const seen = await app.web.withActor(stranger, async (trx) => ({
      companies: await trx.selectFrom("company").select("id").execute(),
      versions: await trx.selectFrom("prospectVersion").select("prospectId").execute(),
      consents: await trx.selectFrom("consent").select("id").execute(),
    }));
    expect(seen).toEqual({ companies: [], versions: [], consents: [] });
    await refuses(
      "introduction-not-found",
      readIntroductionAsInstitution(app.web, stranger, { introductionId }),
    );
  });

  test("is one where two requests on one prospect arrive at once", async () => {
    const fits = await pair();
    const six = Array.from({ length: 6 }, () => refusalCodeOf(given.institutionAsks(fits)));
    const [done, ...refused] = (await Promise.all(six)).sort().toReversed();
    expect([done, new Set(refused)]).toEqual(["nothing refused", new Set(["introduction-open-already"])]);
  });

  test("respects the mandate's cap in any race", async () => {
    const mandate = await given.activeMandate(undefined, { introductionCap: 2 });
    const prospects = await Promise.all(Array.from({ length: 6 }, () => given.publishedProspect()));
    await Promise.all(prospects.map((prospect) => given.match(prospect, mandate)));
    const answers = await Promise.all(
      prospects.map((prospect) => refusalCodeOf(given.institutionAsks({ prospect, mandate }))),
    );
    expect(answers.filter((answer) => answer === "nothing refused")).toHaveLength(2);
    expect(answers.filter((answer) => answer === "introduction-cap-reached")).toHaveLength(4);
  });

  test("is refused without any change where the two don't fit", async () => {
    const pair = await given.pair();
    await refuses("introduction-not-eligible", () => given.institutionAsks(pair), app.traces);
  });

  test("is not shown to a company that blocked the institution until it lifts the stop", async () => {
    const { prospect, mandate } = await pair();
    const { introductionId } = await given.institutionAsks({ prospect, mandate });
    await declineIntroduction(app.web, prospect.company, {
      introductionId,
      reasonCode: "price",
      note: null,
      stop: true,
    });
    const again = await given.institutionAsks({ prospect, mandate });
    const visibleRequests = () =>
      app.web.withActor(prospect.company, (trx) =>
        trx.selectFrom("introduction").select("id").where("id", "=", again.introductionId).execute(),
      );
    expect(await visibleRequests()).toEqual([]);
    await liftStop(app.web, prospect.company, introductionId);
    expect(await visibleRequests()).toEqual([{ id: again.introductionId }]);
  });
});

describe("an introduction requested by a company", () => {
  test("has a consent that comes into force unchanged when the institution accepts", async () => {
    const { prospect, mandate } = await pair();
    const { introductionId } = await given.companyAsks({ prospect, mandate }, consented);
    expect(await consentsOf(prospect.id)).toEqual([]);
    await acceptIntroduction(app.web, mandate.institution, introductionId);

    expect((await db.row("introduction", introductionId)).status).toBe("consented");
    expect(await consentsOf(prospect.id)).toMatchObject([
      { fieldGroups: consented, purpose: "assess_financing" },
    ]);
  });

  test("can't be accepted with a wider consent than was proposed", async () => {
    const { prospect, mandate } = await pair();
    const { introductionId } = await given.companyAsks({ prospect, mandate });
    const widened = app.web.withActor(mandate.institution, (trx) =>
      trx
        .insertInto("consent")
        .values({
          introductionId,
          prospectId: prospect.id,
          companyId: prospect.company.companyId,
          institutionId: mandate.institution.institutionId,
          fieldGroups: ["identity", "contacts"],
          purpose: "assess_financing",
          expiresAt: new Date(Date.now() + 86_400_000),
        })
        .execute(),
    );
    await expect(widened).rejects.toThrow(/row-level security/);
    expect(await consentsOf(prospect.id)).toEqual([]);
  });

  test("can't use another company's prospect", async () => {
    const { prospect, mandate } = await pair();
    const foreign = { ...prospect, company: await given.company() };
    await refuses("prospect-not-found", given.companyAsks({ prospect: foreign, mandate }));
    expect(await db.rows("introduction", { prospectId: prospect.id })).toEqual([]);
  });
});
