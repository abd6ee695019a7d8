import type { Locale } from "#app/i18n/locale.ts";
import {
  findCaseFacts,
  findDealFacts,
  findDrawdownFacts,
  findInstitutionFacts,
  findIntroductionFacts,
  findOfferFacts,
  findProspectFacts,
  type LetterFacts,
} from "#db/queries/letters.ts";
import { findThreadFacts } from "#db/queries/messages.ts";
import { listAdminRecipients, listRecipients } from "#db/queries/recipients.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { LetterKind, Side } from "./letters.ts";

type Find = (trx: ActorTransaction, id: string) => Promise<LetterFacts | undefined>;

const find: Record<LetterKind["about"], Find> = {
  case: findCaseFacts,
  institution: findInstitutionFacts,
  introduction: findIntroductionFacts,
  thread: findThreadFacts,
  offer: findOfferFacts,
  deal: findDealFacts,
  drawdown: findDrawdownFacts,
  prospect: findProspectFacts,
};

/** What there is to say at this moment; undefined when the thing is gone. */
export function findFacts(trx: ActorTransaction, about: LetterKind["about"], id: string): ReturnType<Find> {
  return find[about](trx, id);
}

/** Who on a side hears of it and does not know yet, each with the language of their letters. */
export async function listHearers(
  trx: ActorTransaction,
  side: Side,
  { companyId, institutionId, knownTo = [] }: LetterFacts,
): Promise<{ id: string; email: string; locale: Locale }[]> {
  if (side === "admin") return listAdminRecipients(trx);
  const organizationId = side === "company" ? companyId : institutionId;
  if (organizationId === null) return [];
  return (await listRecipients(trx, organizationId)).filter(({ id }) => !knownTo.includes(id));
}
