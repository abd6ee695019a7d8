import { beforeEach } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { askForExtension } from "#app/services/introductions/ask-for-extension.server.ts";
import { extendConsent } from "#app/services/introductions/extend-consent.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { narrowConsent } from "#app/services/introductions/narrow-consent.server.ts";
import { openParties } from "./open-given.ts";

export const consentedGroups: readonly FieldGroup[] = [
  "identity",
  "contacts",
  "figures",
  "customers_and_orders",
];

/**
 * Call once at the top of a test file: `openParties`, where each test begins with the company's consent to the
 * institution for ninety days; and how the two change that.
 */
export function openConsent(
  environment: Record<string, string> = {},
  fieldGroups: readonly FieldGroup[] = consentedGroups,
) {
  const parties = openParties(environment);
  const { app, db, company, institution, underway } = parties;
  const of = { introductionId: "" };
  beforeEach(async () => {
    of.introductionId = (await underway.introduction()).id;
    const consent = { purpose: "assess_financing", days: 90 } as const;
    await grantConsent(app.web, company, { ...of, fieldGroups: [...fieldGroups], ...consent });
  });

  const consent = {
    narrow: (without: FieldGroup[], lastDay: string | null = null, by: CompanyActor = company) =>
      narrowConsent(app.web, by, { ...of, without, lastDay }),
    extend: (added: FieldGroup[], days: 30 | 90 | 180 | null = null, by: CompanyActor = company) =>
      extendConsent(app.web, by, { ...of, added, days }),
    ask: (added: FieldGroup[] = ["documents"], days: 180 | null = 180, by: InstitutionActor = institution) =>
      askForExtension(app.web, by, { ...of, added, days, words: "审批需要合同与银行流水。" }),
    /** All stored rows of it. */
    stored: async () => ({
      consents: await db.rows("consent", of, "sequence"),
      requests: await db.rows("consentRequest", of),
      events: await db.rows("event", { subjectId: of.introductionId }, "id"),
    }),
  };
  return { ...parties, of, consent };
}
