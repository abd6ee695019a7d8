import type { House } from "#tests/support/standing-house.ts";
import type { Desk } from "./desk.ts";
import type { FormTable } from "./example.ts";
import { formsOfAdmins } from "./table/admin.ts";
import { formsOfApplications } from "./table/applications.ts";
import { formsOfCompanies } from "./table/company.ts";
import { formsOfConsents } from "./table/consents.ts";
import { formsOfDealingCompanies } from "./table/dealing-companies.ts";
import { formsOfDealingInstitutions } from "./table/dealing-institutions.ts";
import { formsOfDisputes } from "./table/disputes.ts";
import { formsOfDocuments } from "./table/documents.ts";
import { formsOfInstitutions, formsOfMandates } from "./table/institutions.ts";
import { formsOfNotifications } from "./table/notifications.ts";
import { formsOfOffers } from "./table/offers.ts";
import { partiesIn } from "./table/parties.ts";
import { formsOfPeople } from "./table/people.ts";
import { formsOfProspects } from "./table/prospects.ts";

/**
 * Every form of the product, each with a whole example that is taken and with records of its own that the example
 * moves, so that no form stands in another's way. A route with an action that is not here fails the test.
 */
export async function everyForm(house: House, desk: Desk, url: string): Promise<FormTable> {
  const parties = await partiesIn(house);
  return {
    ...(await formsOfPeople(house, desk, url)),
    ...(await formsOfCompanies(house, desk)),
    ...(await formsOfProspects(house, desk)),
    ...(await formsOfInstitutions(house, desk)),
    ...(await formsOfMandates(house, desk, parties)),
    ...(await formsOfOffers(desk, parties)),
    ...(await formsOfDealingCompanies(desk, parties)),
    ...(await formsOfDealingInstitutions(desk, parties)),
    ...(await formsOfConsents(house, desk, parties)),
    ...(await formsOfDocuments(house, desk, parties)),
    ...(await formsOfDisputes(house, desk, parties)),
    ...(await formsOfApplications(house, desk, parties)),
    ...formsOfNotifications(house, desk, parties),
    ...(await formsOfAdmins(house, desk)),
  };
}
