import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { askForIntroductions } from "#app/services/introductions/ask-for-introductions.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import type { OwnedMandate, OwnedProspect } from "./agreements.ts";

type Pair = { prospect: OwnedProspect; mandate: OwnedMandate };
const consent = { purpose: "assess_financing", days: 90 } as const;

/** Requests and consents as the two sides send them, by the services. */
export function askingIn(app: TestApp) {
  return {
    institutionAsks: (
      { prospect, mandate }: Pair,
      {
        by = mandate.institution,
        message = null,
      }: { by?: typeof mandate.institution; message?: string | null } = {},
    ) => {
      const of = { prospectId: prospect.id, mandateId: mandate.id };
      return requestIntroduction(app.web, by, { ...of, purpose: consent.purpose, message });
    },
    companyAsks: async (
      { prospect, mandate }: Pair,
      fieldGroups: FieldGroup[] = ["identity"],
      message: string | null = null,
    ) => {
      const of = { prospectId: prospect.id, mandateIds: [mandate.id] };
      const request = { ...of, message, ...consent, fieldGroups };
      const { introductionIds } = await askForIntroductions(app.web, prospect.company, request);
      return { introductionId: introductionIds[0] ?? "" };
    },
    companyConsents: (by: CompanyActor, introductionId: string, fieldGroups: FieldGroup[] = ["identity"]) =>
      grantConsent(app.web, by, { introductionId, fieldGroups, ...consent }),
  };
}
