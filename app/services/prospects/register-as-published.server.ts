import { registeredFactsOf } from "#app/domain/prospects/cohort.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { Day } from "#app/lib/days.ts";
import { registerCompany } from "#db/queries/organizations/registered-companies.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Adds a company to those whose register attributes are what its published version states. */
export async function registerAsPublished(
  trx: ActorTransaction,
  { companyId, content, today }: { companyId: string; content: ProspectContent; today: Day },
): Promise<void> {
  const facts = registeredFactsOf(content, today);
  await registerCompany(trx, { companyId, code: content.company.uscc, facts });
}
