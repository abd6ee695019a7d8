import { describe, expect, test } from "vitest";
import { declineExtension } from "#app/services/introductions/decline-extension.server.ts";
import { readIntroductionAsInstitution } from "#app/services/introductions/read-introduction-as-institution.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { consentedGroups, openConsent } from "#tests/factories/consenting.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, company, institution, of, consent } = openConsent();

describe("a consent", () => {
  const nobody = "00000000-0000-4000-8000-000000000000";
  test.each([
    [
      "by a viewer",
      () => consent.narrow(["figures"], null, { ...company, memberRole: "viewer" }),
      "not-allowed-role",
    ],
    ["to the same groups", () => consent.narrow([]), "consent-unchanged"],
    ["by an extension that would narrow it", () => consent.extend(["figures"]), "consent-not-wider"],
    ["by a narrowing that would extend it", () => consent.narrow(["documents"]), "consent-not-narrower"],
    [
      "by a request for groups that are open already",
      () => consent.ask(["figures"], null),
      "consent-not-wider",
    ],
    [
      "by an answer to a request that does not exist",
      () => declineExtension(app.web, company, { ...of, requestId: nobody, note: null }),
      "consent-request-not-found",
    ],
  ])("is not changed %s", async (_, act, why) => {
    await refuses(why, act, consent.stored);
  });

  test("is not changed by another organization, nor after its end", async () => {
    const before = await consent.stored();
    const [stranger, rival] = [await given.company(), await given.institution()];
    await refuses("introduction-not-found", consent.narrow(["figures"], null, stranger));
    await refuses("introduction-not-found", consent.extend(["documents"], null, stranger));
    await refuses("introduction-not-found", consent.ask(["documents"], null, rival));
    expect(await consent.stored()).toEqual(before);
    await revokeConsent(app.web, company, of.introductionId);
    const after = await consent.stored();
    await refuses("own-consent-over", consent.narrow(["figures"]));
    await refuses("own-consent-over", consent.extend(["documents"]));
    await refuses("introduction-wrong-state", consent.ask());
    expect(await consent.stored()).toEqual(after);
    expect((await readIntroductionAsInstitution(app.web, institution, of)).shown).toBeNull();
  });

  test("is not created by an institution with its own SQL", async () => {
    const [first] = (await consent.stored()).consents;
    const write = (values: object) =>
      app.web.withActor(institution, (trx) =>
        trx
          .insertInto("consent")
          .values({
            ...of,
            prospectId: first?.prospectId ?? "",
            companyId: company.companyId,
            institutionId: institution.institutionId,
            fieldGroups: [...consentedGroups],
            purpose: "assess_financing",
            expiresAt: new Date(Date.now() + 86_400_000),
            ...values,
          })
          .execute(),
      );
    await revokeConsent(app.web, company, of.introductionId);
    await expect(write({ sequence: 2, step: "extended" })).rejects.toThrow(/row-level security/);
    await expect(write({})).rejects.toThrow(/row-level security|unique|one_consent_per_sequence/);
    for (const actor of [company, institution])
      await expect(
        app.web.withActor(actor, (trx) =>
          trx
            .updateTable("consent")
            .set({ fieldGroups: [...consentedGroups] })
            .where("introductionId", "=", of.introductionId)
            .execute(),
        ),
      ).rejects.toThrow(/permission denied/);
  });
});
