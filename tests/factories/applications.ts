import { owedKey } from "#app/domain/applications/items.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { setHash } from "#app/lib/set-hash.ts";
import { completeApplication } from "#app/services/applications/complete-application.server.ts";
import { requestItems } from "#app/services/applications/request-items.server.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";

import type { FieldGroup } from "#app/domain/codes/consents.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import { askingIn } from "./asking.ts";
import { underwayIn } from "./underway.ts";

/** Applications between two parties, opened by the company's consent as in the product. */
export function applicationsIn(app: TestApp, company: CompanyActor, institution: InstitutionActor) {
  const db = testDatabase(app);
  const underway = underwayIn(app, company, institution);

  /** The current application of an introduction. */
  async function of(introductionId: string) {
    const current = (await db.rows("application", { introductionId }, "number")).at(-1);
    if (current === undefined) throw new Error("no application");
    return current;
  }

  async function submitted(fieldGroups: FieldGroup[] = ["identity", "figures"]) {
    const { id: introductionId, prospect, mandate } = await underway.introduction();
    await askingIn(app).companyConsents(company, introductionId, fieldGroups);
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

  /** The institution finds it complete, having read what is still owed. */
  async function complete(applicationId: string) {
    const items = await db.rows("applicationItem", { applicationId, status: "requested" });
    const owed = setHash(items.map(owedKey));
    return completeApplication(app.web, institution, { applicationId, owed });
  }

  return { of, submitted, ask, complete, underway };
}
