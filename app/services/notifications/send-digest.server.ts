import { actorIn, type Actor, type SystemActor } from "#app/domain/accounts/actor.ts";
import { deadlineDays } from "#app/domain/clocks.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { groupNames, type NotificationGroup } from "#app/domain/notifications/group-settings.ts";
import { notificationGroupOf } from "#app/domain/notifications/groups.ts";
import { isNotified, type Side } from "#app/domain/notifications/kinds.ts";
import { namedDeadline } from "#app/domain/notifications/waiting.ts";
import { pageAbout } from "#app/shared/page-about.ts";
import { paths } from "#app/shared/paths.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { notificationValues } from "#app/i18n/notification-values.ts";
import { translator } from "#app/i18n/translator.ts";
import { composeEmail, withoutLinks } from "#app/integrations/mail/compose.ts";
import { findReader } from "#db/queries/notifications/emails-due.ts";
import { listOfDigest, type NotificationRow } from "#db/queries/notifications/notifications.ts";
import type { EmailsContext } from "../context.ts";
import { stopLinks } from "./stop-links.ts";

/**
 * Renders the daily digest of one membership: what was collected when it was queued and has not been read since, by
 * group, each line with the page's text. Nothing is sent to a person who has left meanwhile, or read it all.
 */
export async function sendDigest(
  ctx: EmailsContext,
  actor: SystemActor,
  payload: JobPayload<"send-digest">,
): Promise<void> {
  const { userId, organizationId } = payload;
  const reader = await ctx.withActor(actor, (trx) => findReader(trx, { userId, organizationId }));
  if (!reader) return;
  const { email, locale, side, name } = reader;
  const person: Actor =
    side === "admin" || organizationId === null
      ? { kind: "admin", userId, roles: [] }
      : actorIn({ kind: side, organizationId, userId, memberRole: "viewer" });
  const rows = await ctx.withActor(person, (trx) =>
    listOfDigest(trx, new Date(payload.claimedAt), deadlineDays(ctx.now(), ctx.workingDays)),
  );
  const current = rows.filter(isThere);
  if (current.length === 0) return;

  const t = translator(locale, "mail");
  const origin = ctx.config.web.publicOrigin;
  const { foot, stopUrl } = stopLinks(ctx, locale, { side, userId, organizationId, stops: "digest" });
  const mail = composeEmail({
    locale,
    subject: t("digest.subject", { count: current.length }),
    paragraphs: [
      t("digest.text", { organization: name === null ? t("digest.operator") : withoutLinks(name) }),
    ],
    sections: sectionsOf(current, (row) => ({
      label: formatted(locale, row, ctx.now()),
      url: origin + pageOf(row, side),
    })).map(({ group, links }) => ({ title: translator(locale, "notifications")(`groups.${group}`), links })),
    action: { label: t("digest.open"), url: origin + paths.notifications() },
    because: t(side === "admin" ? "becauseAdmin" : "because", { origin }),
    foot,
  });
  const id = ctx.accounts.secrets.fingerprint("digest", Object.values(payload).join(" "));
  await ctx.mailer.send({ to: email, ...mail, id, stopUrl });
}

type There = NotificationRow & {
  kind: Parameters<typeof notificationGroupOf>[0];
  number: bigint;
  status: string;
};

/** What is gone meanwhile is left out. */
function isThere(row: NotificationRow): row is There {
  return isNotified(row.kind) && row.number !== null && row.status !== null;
}

function sectionsOf<Link>(rows: readonly There[], toLink: (row: There) => Link) {
  const byGroup = Map.groupBy(rows, ({ kind }): NotificationGroup => notificationGroupOf(kind));
  return groupNames.flatMap((group) => {
    const links = byGroup.get(group)?.map(toLink);
    return links === undefined ? [] : [{ group, links }];
  });
}

function formatted(locale: Locale, row: There, now: Date): string {
  const named = notificationValues(locale, row.about, { ...row, until: namedDeadline(row) }, now);
  const values = { ...named, institution: withoutLinks(named.institution) };
  return translator(locale, "mail")(`emails.${row.kind}.subject`, values as never);
}

function pageOf({ about, subjectId, pageId }: There, side: Side): string {
  return pageAbout(about, side, { subjectId, pageId });
}
