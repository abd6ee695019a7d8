import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { ownParts } from "#app/domain/identity/own-parts.ts";
import type { Author } from "#app/domain/introductions/messages.ts";
import { findKnownBy } from "#db/queries/organizations/companies.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Who writes: a company with what it is known by, so that its own words don't tell who it is. Of an institution nothing is
 * read, and nothing of the company that it writes to: the same words are the same to any company.
 */
export async function readAuthor(
  trx: ActorTransaction,
  actor: CompanyActor | InstitutionActor,
): Promise<Author> {
  if (actor.kind === "institution") return { kind: "institution" };
  const known = await findKnownBy(trx, actor.companyId);
  return { kind: "company", own: known === undefined ? [] : ownParts(known) };
}
