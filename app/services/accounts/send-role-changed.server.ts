import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { paths } from "#app/shared/paths.ts";
import { findOrganizationName } from "#db/queries/accounts/members.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "./send-account-email.server.ts";

/** Tells a person that their role in an organization changed, or that they were removed; nothing if either is gone. */
export async function sendRoleChanged(
  ctx: EmailsContext,
  _actor: SystemActor,
  { userId, organizationId, from, to, at }: JobPayload<"send-role-changed">,
): Promise<void> {
  const { person, organization } = await ctx.withAccounts(async (trx) => ({
    person: await findPerson(trx, userId),
    organization: await findOrganizationName(trx, organizationId),
  }));
  if (person === undefined || organization === undefined) return;
  const { name, locale } = person;
  const roles = translator(locale, "terms");
  const values = {
    name,
    organization,
    at: formatDeadline(locale, new Date(at), ctx.now()),
    from: roles(`memberRoles.${from}`),
    to: to === null ? "" : roles(`memberRoles.${to}`),
  };
  const kind = to === null ? "member-removed" : "role-changed";
  await sendAccountEmail(ctx, person, kind, values, paths.account(), `${userId} ${organizationId} ${at}`);
}
