import type { NotifiedOf } from "#app/domain/notifications/kinds.ts";
import { findApplicationFacts } from "#db/queries/applications/application-facts.ts";
import { findMandateFacts } from "#db/queries/mandates/mandate-facts.ts";
import {
  findCaseFacts,
  findDealFacts,
  findDisputeFacts,
  findDrawdownFacts,
  findInstitutionFacts,
  findInvoiceFacts,
  findIntroductionFacts,
  findOfferFacts,
  findProspectFacts,
  type EmailFacts,
} from "#db/queries/notifications/emails.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

type Find = (trx: ActorTransaction, id: string) => Promise<EmailFacts | undefined>;

const find: Record<NotifiedOf, Find> = {
  case: findCaseFacts,
  institution: findInstitutionFacts,
  introduction: findIntroductionFacts,
  application: findApplicationFacts,
  thread: findIntroductionFacts,
  offer: findOfferFacts,
  deal: findDealFacts,
  drawdown: findDrawdownFacts,
  dispute: findDisputeFacts,
  prospect: findProspectFacts,
  mandate: findMandateFacts,
  invoice: findInvoiceFacts,
};

/** The current content; undefined when the subject is gone. */
export function findNotificationFacts(
  trx: ActorTransaction,
  about: NotifiedOf,
  id: string,
): ReturnType<Find> {
  return find[about](trx, id);
}
