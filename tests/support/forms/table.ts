import type { TestApp } from "#tests/support/test-app.ts";
import type { TestSessions } from "./session-cookies.ts";
import type { FormTable } from "./example.ts";
import { formsOfAdmins } from "./table/admin.ts";
import { formsOfBilling } from "./table/admin-billing.ts";
import { formsOfAdminChanges } from "./table/admins.ts";
import { formsOfBankStatements } from "./table/bank-statements.ts";
import { formsOfApplications } from "./table/applications.ts";
import { formsOfCompanies } from "./table/company.ts";
import { formsOfConsents } from "./table/consents.ts";
import { formsOfDealingCompanies } from "./table/dealing-companies.ts";
import { formsOfDealingInstitutions } from "./table/dealing-institutions.ts";
import { formsOfDisputes } from "./table/disputes.ts";
import { formsOfReversals } from "./table/reversals.ts";
import { formsOfDocuments } from "./table/documents.ts";
import { formsOfFapiao } from "./table/fapiao.ts";
import { formsOfInstitutions, formsOfMandates } from "./table/institutions.ts";
import { formsOfInvoices } from "./table/invoices.ts";
import { formsOfNotifications } from "./table/notifications.ts";
import { formsOfOffers } from "./table/offers.ts";
import { partiesIn } from "./table/parties.ts";
import { formsOfPeople } from "./table/people.ts";
import { formsOfRecoveries } from "./table/recoveries.ts";
import { formsOfSecondFactors } from "./table/second-factors.ts";
import { formsOfProspects } from "./table/prospects.ts";

/**
 * Every form of the product, each with a valid example and records of its own that the example changes, so that forms
 * don't interfere. A route with an action that is not here fails the test.
 */
export async function everyForm(app: TestApp, sessions: TestSessions, url: string): Promise<FormTable> {
  const among = { app, sessions, url, ...(await partiesIn(app)) };
  return {
    ...(await formsOfPeople(among)),
    ...(await formsOfSecondFactors(among)),
    ...(await formsOfRecoveries(among)),
    ...(await formsOfCompanies(among)),
    ...(await formsOfProspects(among)),
    ...(await formsOfInstitutions(among)),
    ...(await formsOfMandates(among)),
    ...(await formsOfInvoices(among)),
    ...(await formsOfFapiao(among)),
    ...(await formsOfOffers(among)),
    ...(await formsOfDealingCompanies(among)),
    ...(await formsOfDealingInstitutions(among)),
    ...(await formsOfConsents(among)),
    ...(await formsOfDocuments(among)),
    ...(await formsOfDisputes(among)),
    ...(await formsOfReversals(among)),
    ...(await formsOfApplications(among)),
    ...(await formsOfNotifications(among)),
    ...(await formsOfAdmins(among)),
    ...(await formsOfAdminChanges(among)),
    ...(await formsOfBankStatements(among)),
    ...(await formsOfBilling(among)),
  };
}
