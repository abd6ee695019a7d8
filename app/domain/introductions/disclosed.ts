import { pick } from "#app/lib/pick.ts";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import type { ProspectContent, ProspectDraft } from "#app/domain/prospects/content.ts";

/** What an institution sees of a company after consent: a group that was not granted is null, whatever is stored. */
export type Disclosed = {
  identity: {
    legalName: string;
    englishName: string | null;
    uscc: string;
    establishedOn: string;
    address: string;
    website: string | null;
  } | null;
  contacts: {
    contactName: string;
    contactPhone: string;
    contactEmail: string;
    keyPeople: string | null;
  } | null;
  figures: ProspectContent["figures"] | null;
  ipAndRecognitions: ProspectContent["ip"] | null;
  customersAndOrders: { customers: string } | null;
};

/**
 * The part of the frozen version that the consent in force opens; of a snapshot only granted groups are read, and it has
 * all of their fields. A test pins the keys of each group.
 */
export function disclosedBy(groups: readonly FieldGroup[], content: ProspectDraft): Disclosed {
  const { company, people, business, ...rest } = content as ProspectContent;
  const may = (group: FieldGroup) => groups.includes(group);
  return {
    identity: may("identity")
      ? {
          legalName: company.legalName,
          englishName: company.englishName ?? null,
          ...pick(company, "uscc", "establishedOn", "address"),
          website: company.website ?? null,
        }
      : null,
    contacts: may("contacts")
      ? {
          ...pick(company, "contactName", "contactPhone", "contactEmail"),
          keyPeople: people.keyPeople ?? null,
        }
      : null,
    figures: may("figures") ? rest.figures : null,
    ipAndRecognitions: may("ip_and_recognitions") ? rest.ip : null,
    customersAndOrders: may("customers_and_orders") ? { customers: business.customers } : null,
  };
}
