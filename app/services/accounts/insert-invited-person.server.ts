import { randomUUID } from "node:crypto";
import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { insertAcceptances } from "#db/queries/accounts/acceptances.ts";
import { deleteUnconfirmedPerson, insertPeople, lockPersonByEmail } from "#db/queries/accounts/people.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** What somebody without an account sends with an invitation's link. */
export interface InvitedPerson {
  invitationId: string;
  token: string;
  name: string;
  password: string;
  locale: "en" | "zh-CN";
  client: Client;
}

/**
 * Opens the account of an invited person, within the transaction that takes the invitation: its link proves the address,
 * and the form that they accept the versions in force. Returns the person's id. Refuses an address that has an account
 * ("account-exists").
 */
export async function insertInvitedPerson(
  trx: ActorTransaction,
  person: Pick<InvitedPerson, "name" | "locale"> & {
    email: string;
    passwordHash: string;
    membership: { organizationId: string; memberRole: MemberRole } | null;
  },
  now: Date,
): Promise<string> {
  const known = await lockPersonByEmail(trx, person.email);
  const isFree = known === undefined || (await deleteUnconfirmedPerson(trx, known.id));
  refuseIf(isFree ? null : "account-exists");
  const userId = randomUUID();
  await insertPeople(trx, [{ ...person, userId, emailVerified: true, role: null, isDemonstration: false }]);
  await insertAcceptances(trx, userId, IN_FORCE, now);
  return userId;
}
