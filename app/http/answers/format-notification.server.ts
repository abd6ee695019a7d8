import { isNotified } from "#app/domain/notifications/kinds.ts";
import { namedDeadline } from "#app/domain/notifications/waiting.ts";
import { pageAbout } from "#app/shared/page-about.ts";
import { paths } from "#app/shared/paths.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { notificationValues } from "#app/i18n/notification-values.ts";
import { translator } from "#app/i18n/translator.ts";
import type { listNotifications } from "#app/services/notifications/list-notifications.server.ts";

type Row = Awaited<ReturnType<typeof listNotifications>>["rows"][number];

/** A formatted notification: its e-mail's subject as text, whom it is with, and the page it links to. */
export function formatNotification(locale: Locale, row: Row, now: Date) {
  const { id, kind, about, side, subjectId, pageId, number, status, at, readAt, isDue, until } = row;
  const isThere = number !== null && status !== null && isNotified(kind);
  const words = isThere
    ? translator(locale, "mail")(
        `emails.${kind}.subject`,
        notificationValues(
          locale,
          about,
          { ...row, number, status, until: namedDeadline({ kind, status, until }) },
          now,
        ) as never,
      )
    : translator(locale, "notifications")("page.gone");
  const other = isThere ? otherSide(locale, row) : "";
  return {
    id,
    at,
    isRead: readAt !== null,
    dueBy: isDue ? until : null,
    page: isThere ? pageAbout(about, side, { subjectId, pageId }) : paths.notifications(),
    words,
    /** The other side of what it is about, unless its words name it; "" where there is none. */
    other: words.includes(other) ? "" : other,
  };
}

/** The institution, as a company reads it; the company, as far as the institution that reads it may know it. */
function otherSide(locale: Locale, row: Row): string {
  if (row.side === "admin") return "";
  return row.side === "company"
    ? inLanguage(locale, row.institutionNameZh, row.institutionNameEn)
    : inLanguage(locale, row.companyNameZh, row.companyNameEn);
}
