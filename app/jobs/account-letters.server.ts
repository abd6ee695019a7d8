import { paths } from "#app/shared/paths.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { composeLetter } from "#app/integrations/mail/compose.ts";
import { prepareAccountExists } from "#app/services/accounts/prepare-account-exists.server.ts";
import { prepareInvitation } from "#app/services/accounts/prepare-invitation.server.ts";
import { preparePasswordReset } from "#app/services/accounts/prepare-password-reset.server.ts";
import { prepareVerification } from "#app/services/accounts/prepare-verification.server.ts";
import type { AppContext } from "../context.server.ts";

/** Letters of accounts. They carry links that open an account: they are handed over and kept nowhere, logs included. */
const system = { kind: "system" } as const;

export async function sendVerification(ctx: AppContext, payload: { userId: string }): Promise<void> {
  const person = await prepareVerification(ctx, system, payload);
  if (person === null) return;
  const { name, organizationName, token } = person;
  await send(ctx, person, "verification", { name, organization: organizationName }, paths.verifyEmail(token));
}

export async function sendPasswordReset(ctx: AppContext, payload: { userId: string }): Promise<void> {
  const person = await preparePasswordReset(ctx, system, payload);
  if (person === null) return;
  await send(ctx, person, "password-reset", { name: person.name }, paths.resetPassword(person.token));
}

export async function sendAccountExists(ctx: AppContext, payload: { userId: string }): Promise<void> {
  const person = await prepareAccountExists(ctx, system, payload);
  if (person === null) return;
  await send(ctx, person, "account-exists", { name: person.name }, paths.signIn());
}

export async function sendInvitation(ctx: AppContext, payload: { invitationId: string }): Promise<void> {
  const invitation = await prepareInvitation(ctx, system, payload);
  if (invitation === null) return;
  const { locale, inviterName, organizationName, role, expiresAt, token } = invitation;
  const values = {
    inviter: inviterName,
    organization: organizationName,
    role: translator(locale, "terms")(`memberRoles.${role}`),
    until: formatDeadline(locale, expiresAt, ctx.now()),
  };
  await send(ctx, invitation, "invitation", values, paths.invitation(payload.invitationId, token));
}

async function send(
  { mailer, config }: AppContext,
  { email, locale }: { email: string; locale: Locale },
  name: "verification" | "password-reset" | "account-exists" | "invitation",
  values: Record<string, string>,
  path: string,
): Promise<void> {
  const t = translator(locale, "mail");
  const say = (part: "subject" | "text" | "action" | "because"): string =>
    t(`accounts.${name}.${part}`, values as never);
  const letter = composeLetter({
    locale,
    subject: say("subject"),
    paragraphs: say("text").split("\n"),
    action: { label: say("action"), url: config.web.publicOrigin + path },
    because: say("because"),
  });
  await mailer.send({ to: email, ...letter });
}
