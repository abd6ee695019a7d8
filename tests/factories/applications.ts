import { addDays, dayOf } from "#app/lib/days.ts";
import { requestItems } from "#app/services/applications/request-items.server.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { arranging } from "./arranging.ts";
import { underwayIn } from "./underway.ts";

/** Applications between two parties, opened by the company's consent as in the product. */
export function applicationsIn(app: TestApp, company: CompanyActor, institution: InstitutionActor) {
  const db = arranging(app);
  const underway = underwayIn(app, company, institution);

  /** The current application of an introduction. */
  const of = (introductionId: string) =>
    db()
      .selectFrom("application")
      .selectAll()
      .where("introductionId", "=", introductionId)
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();

  async function submitted(fieldGroups: FieldGroup[] = ["identity", "figures"]) {
    const { id: introductionId, prospect, mandate } = await underway.introduction();
    await grantConsent(app.web, company, {
      introductionId,
      fieldGroups,
      purpose: "assess_financing",
      days: 90,
    });
    return { ...(await of(introductionId)), prospect, mandate };
  }

  /** The institution asks for more, within so many days. */
  const ask = (applicationId: string, items: RequestedItem[] = ["tax_returns"], days = 5) =>
    requestItems(app.web, institution, {
      applicationId,
      items,
      words: items.includes("other") ? "Cap table" : null,
      dueOn: addDays(dayOf(app.web.now()), days),
    });

  return { of, submitted, ask, underway };
}
