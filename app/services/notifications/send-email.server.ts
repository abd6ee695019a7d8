import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { isFixed } from "#app/domain/notifications/group-settings.ts";
import { notificationGroupOf } from "#app/domain/notifications/groups.ts";
import { isNotified, type Side } from "#app/domain/notifications/kinds.ts";
import { pageAbout } from "#app/shared/page-about.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { notificationValues } from "#app/i18n/notification-values.ts";
import { translator } from "#app/i18n/translator.ts";
import { composeEmail, withoutLinks } from "#app/integrations/mail/compose.ts";
import { findUnread } from "#db/queries/notifications/emails-due.ts";
import type { EmailFacts } from "#db/queries/notifications/emails.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { EmailsContext } from "../context.ts";
import { findNotificationFacts } from "./find-notification-facts.server.ts";
import { listRecipientsOfSide } from "./list-recipients-of-side.server.ts";
import { emailKind, type EmailKind } from "./email-kind.ts";
import { stopLinks } from "./stop-links.ts";

/**
 * Renders one e-mail to one person from the current state, and sends it. Nothing is sent to a person who has left the
 * organization, has read it on the page, or has unsubscribed meanwhile. Sending is outside the transaction: a slow mail
 * server must not hold a database connection.
 */
export async function sendEmail(
  ctx: EmailsContext,
  actor: SystemActor,
  payload: JobPayload<"send-email">,
): Promise<void> {
  const { email: name, subjectId, userId } = payload;
  if (!isNotified(name)) throw new Error(`unknown e-mail: ${name}`);
  const kind = emailKind(name);
  const group = notificationGroupOf(name);
  const isAlways = isFixed(group);
  const read = await ctx.withActor(actor, async (trx) => {
    const unread = await findUnread(trx, { kind: name, subjectId, userId, group });
    if (!unread || (unread.delivery === "page" && !isAlways)) return null;
    const facts = await findNotificationFacts(trx, kind.about, subjectId);
    return facts && { unread, facts, addressee: await findAddressee(trx, kind.to, facts, userId) };
  });
  if (!read?.addressee) return;
  const { unread, facts, addressee } = read;
  const { locale, side } = addressee;
  const t = translator(locale, "mail");
  const named = notificationValues(locale, kind.about, facts, ctx.now());
  const values = { ...named, institution: withoutLinks(named.institution) };
  const reasons = reasonsOf(locale, kind, facts);
  const origin = ctx.config.web.publicOrigin;
  const page = pageAbout(kind.about, side, { subjectId, pageId: facts.pageId ?? null });
  const { organizationId, at } = unread;
  const because = t(side === "admin" ? "becauseAdmin" : "because", { origin });
  const links = isAlways ? null : stopLinks(ctx, locale, { side, userId, organizationId, stops: group });
  const email = composeEmail({
    locale,
    subject: t(`emails.${name}.subject`, values as never),
    paragraphs: [
      t(`emails.${name}.text`, values as never),
      ...(reasons === "" ? [] : [t("reasons", { reasons })]),
      ...(facts.words ? [t("words", { words: facts.words })] : []),
    ],
    action: { label: t("open"), url: origin + page },
    because: isAlways ? `${because} ${t("always")}` : because,
    ...(links && { foot: links.foot }),
  });
  const id = ctx.accounts.secrets.fingerprint("email", [name, subjectId, userId, at.toISOString()].join(" "));
  await ctx.mailer.send({ to: addressee.email, ...email, id, ...(links && { stopUrl: links.stopUrl }) });
}

async function findAddressee(trx: ActorTransaction, to: readonly Side[], facts: EmailFacts, userId: string) {
  for (const side of to) {
    const person = (await listRecipientsOfSide(trx, side, facts)).find(({ id }) => id === userId);
    if (person) return { ...person, side };
  }
  return null;
}

function reasonsOf(locale: Locale, { reasons }: EmailKind, { reasonCodes }: EmailFacts): string {
  if (reasons === undefined) return "";
  const t = translator(locale, "terms");
  const words = reasonCodes.flatMap((code) => {
    const key = `${reasons}.${code}` as Parameters<typeof t>[0];
    return t.has(key) ? [t(key)] : [];
  });
  return words.join(locale === "en" ? "; " : "；");
}
