import { describe, expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { completeApplication } from "#app/services/applications/complete-application.server.ts";
import { explainMissingFile } from "#app/services/applications/explain-missing-file.server.ts";
import { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";
import { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { reviewApplication } from "#app/services/applications/review-application.server.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { acceptIntroduction } from "#app/services/introductions/accept-introduction.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { prospectContent } from "#tests/factories/domain/content.ts";
import { keepInvariants, openParties } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db, company, institution } = openParties();
keepInvariants(db);

const parties = applicationsIn(app, company, institution);
const asInstitution = (id: string, as = institution) => readApplicationAsInstitution(app.web, as, id);
const rows = (id: string) => db.row("application", id);
const introductionOf = (id: string) => db.row("introduction", id);

describe("an application opened by a consent", () => {
  test("is created in the same step, with the opened data frozen and three working days for a first look", async () => {
    // A Wednesday.
    await app.setNow(new Date("2026-11-25T02:00:00Z"));
    const application = await parties.submitted();
    expect(application).toMatchObject({ status: "submitted", dueAt: new Date("2026-11-30T10:00:00Z") });
    const { shown, changes } = await asInstitution(application.id);
    expect(shown).toMatchObject({ identity: { legalName: expect.any(String) as string }, contacts: null });
    expect(shown?.figures?.years.length).toBeGreaterThan(0);
    expect(shown?.ipAndRecognitions).toBeNull();
    expect(changes).toEqual([]);
    const { content } = await db.row("applicationSnapshot", { applicationId: application.id });
    expect(JSON.stringify(content)).not.toMatch(/contactPhone|contactEmail|keyPeople|"customers"/);
    expect(content).toMatchObject({ ip: {} });
  });

  test("is created likewise where the consent came with the company's own request", async () => {
    const { id } = await parties.underway.introduction({
      requestedBy: "company",
      status: "requested",
      proposedConsent: JSON.stringify({ fieldGroups: ["identity"], purpose: "assess_financing", days: 30 }),
    });
    await acceptIntroduction(app.web, institution, id);
    const application = await parties.of(id);
    expect(application.status).toBe("submitted");
    expect((await asInstitution(application.id)).shown?.figures).toBeNull();
  });

  test("shows later changes as a difference, and nothing of groups that were not granted, not even a count", async () => {
    const application = await parties.submitted();
    const ask = { amountMaxFen: 800_000_000n };
    const content = prospectContentSchema.encode(prospectContent({ ask }));
    await db.insert("prospectVersion", {
      prospectId: application.prospectId,
      version: 2,
      companyId: company.companyId,
      content: JSON.stringify({
        ...content,
        business: { ...content.business, product: "New product", customers: "New customers" },
        company: { ...content.company, contactPhone: "0431-9999 9999" },
      }),
    });
    await db.update("prospect", application.prospectId, { liveVersion: 2, latestVersion: 2 });
    const { changes, liveVersion, ask: frozen } = await asInstitution(application.id);
    expect(changes.map(({ path, after }) => [path, after])).toEqual([["business.product", "New product"]]);
    expect(liveVersion).toBe(2);
    expect(frozen.find(({ path }) => path === "business.product")?.value).toBe(content.business.product);
  });
});

describe("what an institution reads of an application", () => {
  test("is how its mandate fits the opened part, and the figures of the years", async () => {
    const application = await parties.submitted(["identity", "figures"]);
    await db.update("mandate", application.mandateId ?? "", {
      minRevenueFen: 100n,
      recognitionsAny: ["high_tech_enterprise"],
      preferences: JSON.stringify([{ kind: "debt_ratio", atMostBp: 5_000, weight: 2 }]),
    });
    const { given } = await asInstitution(application.id);
    const outcomes = given?.fit.map(({ criterion, outcome }) => [criterion, outcome]);
    expect(outcomes).toEqual(
      expect.arrayContaining([
        ["revenue", "met"],
        ["recognition", "possible"],
        ["debt_ratio", "met"],
      ]),
    );
    expect(given?.years?.years.map(({ year }) => year)).toEqual([2024, 2025]);
    expect(given?.content.ip).toEqual({});
  });

  test("has no figures without their group, and nothing at all after the consent has ended", async () => {
    const application = await parties.submitted(["identity"]);
    const { given } = await asInstitution(application.id);
    expect(given?.years).toBeNull();
    await revokeConsent(app.web, company, application.introductionId);
    const after = await asInstitution(application.id);
    expect(after).toMatchObject({ given: null, shown: null, ask: [], changes: [], files: [] });
  });
});

describe("the completeness of an application", () => {
  test("stops the decision clock while the company owes something, and resumes it where it stopped", async () => {
    await app.setNow(new Date("2026-11-25T02:00:00Z"));
    const { id } = await parties.submitted();
    await parties.complete(id);
    expect(await rows(id)).toMatchObject({ status: "complete", dueAt: new Date("2026-12-23T10:00:00Z") });
    await app.setNow(new Date("2026-12-02T02:00:00Z"));
    await parties.ask(id, ["tax_returns", "other"], 7);
    expect(await rows(id)).toMatchObject({
      status: "incomplete",
      decisionDaysLeft: 15,
      dueAt: new Date("2026-12-09T10:00:00Z"),
    });
    await app.setNow(new Date("2026-12-10T02:00:00Z"));
    const { items } = await readApplicationAsCompany(app.web, company, id);
    expect(items.map(({ code, status }) => [code, status])).toEqual(
      expect.arrayContaining([
        ["tax_returns", "requested"],
        ["other", "requested"],
      ]),
    );
    const explain = (itemId: string) =>
      explainMissingFile(app.web, company, { applicationId: id, itemId, reason: "Sent; call 13800138000" });
    const stopped = await rows(id);
    for (const item of items) await explain(item.id);
    // Words move no clock: only the institution's own answer does.
    expect(await rows(id)).toEqual(stopped);
    const seen = (await asInstitution(id)).items[0];
    expect(seen).toMatchObject({
      status: "requested",
      noFileReason: "Sent; call ***",
      noteMasked: ["phone"],
    });
    await parties.complete(id);
    expect(await rows(id)).toMatchObject({ status: "complete", dueAt: new Date("2026-12-31T10:00:00Z") });
    expect((await asInstitution(id)).items[0]).toMatchObject({
      status: "waived",
      noFileReason: "Sent; call ***",
    });
    await refuses("application-wrong-state", explain(items[0]?.id ?? ""));
  });

  test("is checked from the institution's first move on, which frees a place of its mandate", async () => {
    const { id, introductionId } = await parties.submitted();
    expect((await introductionOf(introductionId)).status).toBe("consented");
    await parties.ask(id);
    expect((await introductionOf(introductionId)).status).toBe("converted");
    await parties.complete(id);
    expect((await asInstitution(id)).items.map(({ status }) => status)).toEqual(["waived"]);
    await reviewApplication(app.web, institution, id);
    expect((await rows(id)).status).toBe("under_review");
  });
});

test("what is requested after the page was opened is not waived unseen", async () => {
  const { id } = await parties.submitted();
  await parties.ask(id);
  const { owed } = await asInstitution(id);
  await parties.ask(id, ["bank_statements"]);
  const complete = (shown: string) =>
    completeApplication(app.web, institution, { applicationId: id, owed: shown });
  // The page from before, and the board's card, which shows nothing of what is owed.
  for (const shown of [owed, ""]) await refuses("form-outdated", () => complete(shown), app.traces);
  await complete((await asInstitution(id)).owed);
  expect((await asInstitution(id)).items.map(({ status }) => status)).toEqual(["waived", "waived"]);
});

test("a viewer can do nothing, and an application of another organization is not found", async () => {
  const { id } = await parties.submitted();
  const viewer: InstitutionActor = { ...institution, memberRole: "viewer" };
  const seen = await asInstitution(id, viewer);
  expect(seen.isReader).toBe(true);
  expect(Object.values(seen.may)).not.toContain(true);
  const [stranger, other] = [await given.institution(), await given.company()];
  await app.expectNoWrites();
  await refuses("not-allowed-role", completeApplication(app.web, viewer, { applicationId: id, owed: "" }));
  await refuses(
    "application-not-found",
    completeApplication(app.web, stranger, { applicationId: id, owed: "" }),
  );
  await refuses("application-not-found", asInstitution(id, stranger));
  await refuses("application-not-found", readApplicationAsCompany(app.web, other, id));
});
