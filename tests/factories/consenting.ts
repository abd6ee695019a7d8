import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { askForExtension } from "#app/services/introductions/ask-for-extension.server.ts";
import { extendConsent } from "#app/services/introductions/extend-consent.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { narrowConsent } from "#app/services/introductions/narrow-consent.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { arranging } from "./arranging.ts";
import { givenIn } from "./given.ts";
import { underwayIn } from "./underway.ts";

export const consentedGroups: readonly FieldGroup[] = [
  "identity",
  "contacts",
  "figures",
  "customers_and_orders",
];

/** A company that has consented to an institution for ninety days, and how the two change that. */
export async function consentingIn(app: TestApp, fieldGroups = consentedGroups) {
  const given = givenIn(app);
  const db = arranging(app);
  const [company, institution] = [await given.company(), await given.institution()];
  const { id: introductionId } = await underwayIn(app, company, institution).introduction();
  await grantConsent(app.web, company, {
    introductionId,
    fieldGroups: [...fieldGroups],
    purpose: "assess_financing",
    days: 90,
  });

  return {
    company,
    institution,
    introductionId,
    narrow: (without: FieldGroup[], lastDay: string | null = null, by: CompanyActor = company) =>
      narrowConsent(app.web, by, { introductionId, without, lastDay }),
    extend: (added: FieldGroup[], days: 30 | 90 | 180 | null = null, by: CompanyActor = company) =>
      extendConsent(app.web, by, { introductionId, added, days }),
    ask: (added: FieldGroup[] = ["documents"], days: 180 | null = 180, by: InstitutionActor = institution) =>
      askForExtension(app.web, by, { introductionId, added, days, words: "审批需要合同与银行流水。" }),
    /** All stored rows of it. */
    stored: async () => ({
      consents: await db.rows("consent", { introductionId }, "sequence"),
      requests: await db.rows("consentRequest", { introductionId }),
      events: await db.rows("event", { subjectId: introductionId }, "id"),
    }),
  };
}
