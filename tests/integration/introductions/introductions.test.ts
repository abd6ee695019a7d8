import { describe, expect, test } from "vitest";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { acceptIntroduction } from "#app/services/introductions/accept-introduction.server.ts";
import { askForIntroduction } from "#app/services/introductions/ask-for-introduction.server.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { liftStop } from "#app/services/introductions/lift-stop.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import type { OwnedMandate, OwnedProspect } from "#tests/factories/agreements.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { refusalOf, refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const consent = {
  fieldGroups: ["identity", "figures"] as const,
  purpose: "assess_financing",
  days: 90,
} as const;

/** A published prospect and an active mandate that fit each other. */
async function pair(change: { introductionCap?: number } = {}) {
  const prospect = await given.publishedProspect();
  const mandate = await given.activeMandate(undefined, change);
  await given.match(prospect, mandate);
  return { prospect, mandate };
}

function request(institution: InstitutionActor, prospectId: string, mandateId: string) {
  const purpose = "assess_financing" as const;
  return requestIntroduction(app.web, institution, { prospectId, mandateId, purpose, message: null });
}

function grant(company: CompanyActor, introductionId: string) {
  return grantConsent(app.web, company, {
    introductionId,
    ...consent,
    fieldGroups: [...consent.fieldGroups],
  });
}

const rows = async (prospectId: string) => ({
  introductions: await db.rows("introduction", { prospectId }),
  consents: await db.rows("consent", { prospectId }),
  events: await db.rows("event", { prospectId }),
});

describe("an introduction requested by an institution", () => {
  test("shows the teaser only until the company consents, then the granted groups, and nothing after the revocation", async () => {
    const { prospect, mandate } = await pair();
    const { introductionId } = await request(mandate.institution, prospect.id, mandate.id);

    const blind = await readIntroductionAsInstitution(app.web, mandate.institution, { introductionId });
    expect(blind.shown).toBeNull();
    await grant(prospect.company, introductionId);
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
    const { introductionId } = await request(mandate.institution, prospect.id, mandate.id);
    await grant(prospect.company, introductionId);
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
    const { prospect, mandate } = await pair();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => refusalOf(request(mandate.institution, prospect.id, mandate.id))),
    );
    expect(answers.filter((answer) => answer === "nothing refused")).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(["nothing refused", "introduction-open-already"]));
  });

  test("respects the mandate's cap in any race", async () => {
    const mandate = await given.activeMandate(undefined, { introductionCap: 2 });
    const prospects = await Promise.all(Array.from({ length: 6 }, () => given.publishedProspect()));
    await Promise.all(prospects.map((prospect) => given.match(prospect, mandate)));
    const answers = await Promise.all(
      prospects.map(({ id }) => refusalOf(request(mandate.institution, id, mandate.id))),
    );
    expect(answers.filter((answer) => answer === "nothing refused")).toHaveLength(2);
    expect(answers.filter((answer) => answer === "introduction-cap-reached")).toHaveLength(4);
  });

  test("is refused without any change where the two don't fit", async () => {
    const prospect = await given.publishedProspect();
    const mandate = await given.activeMandate();
    const before = await rows(prospect.id);
    await refuses("introduction-not-eligible", request(mandate.institution, prospect.id, mandate.id));
    expect(await rows(prospect.id)).toEqual(before);
  });

  test("is not shown to a company that blocked the institution until it lifts the stop", async () => {
    const { prospect, mandate } = await pair();
    const { introductionId } = await request(mandate.institution, prospect.id, mandate.id);
    await declineIntroduction(app.web, prospect.company, {
      introductionId,
      reasonCode: "price",
      note: null,
      stop: true,
    });
    const again = await request(mandate.institution, prospect.id, mandate.id);
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
  const ask = (
    { id, company }: OwnedProspect,
    { id: mandateId }: OwnedMandate,
    fieldGroups: FieldGroup[],
  ) => {
    const about = { prospectId: id, mandateId, message: null };
    return askForIntroduction(app.web, company, { ...about, ...consent, fieldGroups });
  };

  test("has a consent that comes into force unchanged when the institution accepts", async () => {
    const { prospect, mandate } = await pair();
    const { introductionId } = await ask(prospect, mandate, [...consent.fieldGroups]);
    expect((await rows(prospect.id)).consents).toEqual([]);
    await acceptIntroduction(app.web, mandate.institution, introductionId);

    const { introductions, consents } = await rows(prospect.id);
    expect(introductions[0]?.status).toBe("consented");
    expect(consents.map(({ fieldGroups, purpose }) => ({ fieldGroups, purpose }))).toEqual([
      { fieldGroups: ["identity", "figures"], purpose: "assess_financing" },
    ]);
  });

  test("can't be accepted with a wider consent than was proposed", async () => {
    const { prospect, mandate } = await pair();
    const { introductionId } = await ask(prospect, mandate, ["identity"]);
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
    expect((await rows(prospect.id)).consents).toEqual([]);
  });

  test("can't use another company's prospect", async () => {
    const { prospect, mandate } = await pair();
    const stranger = await given.company();
    await refuses("prospect-not-found", ask({ ...prospect, company: stranger }, mandate, ["identity"]));
    expect((await rows(prospect.id)).introductions).toEqual([]);
  });
});
