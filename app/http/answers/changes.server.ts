import type { Locale } from "#app/i18n/locale.ts";
import type { readChanges } from "#app/services/notifications/read-changes.server.ts";
import { formatNotification } from "./format-notification.server.ts";

/** What changed since the person's last visit, as texts with their pages; null if nobody notifies them. */
export function formatNews(locale: Locale, changes: Awaited<ReturnType<typeof readChanges>>, now: Date) {
  if (changes === null) return null;
  const { since, rows, hasMore } = changes;
  return {
    since,
    rows: rows.map((row) => {
      const { id, at, words, page } = formatNotification(locale, row, now);
      return { id, at, words, page };
    }),
    hasMore,
  };
}
