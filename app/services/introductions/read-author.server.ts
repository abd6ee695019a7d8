import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { ownParts } from "#app/domain/identity/own-parts.ts";
import type { Author } from "#app/domain/introductions/messages.ts";
import { findCompanyContext } from "#db/queries/organizations/companies.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * The author of a text: for a company with its identifying attributes, to redact them in its own words. For an
 * institution nothing is read, neither of it nor of its addressee: the redaction must not depend on the company.
 */
export async function readAuthor(trx: ActorTransaction, actor: PartyActor): Promise<Author> {
  if (actor.kind === "institution") return { kind: "institution" };
  const known = await findCompanyContext(trx, actor.companyId);
  return { kind: "company", own: known === undefined ? [] : ownParts(known) };
}
