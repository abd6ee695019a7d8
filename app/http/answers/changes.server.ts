import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { readChanges } from "#app/services/notifications/read-changes.server.ts";
import { pageAbout } from "#app/shared/page-about.ts";
import { formatNotification } from "./format-notification.server.ts";

type Changes = Awaited<ReturnType<typeof readChanges>>;

/** What changed since the person's last visit, as texts with their pages. */
export function formatNews(locale: Locale, { since, rows, moved, hasMore }: Changes, now: Date) {
  return {
    since,
    rows: [
      ...rows.map((row) => {
        const { id, at, words, other, page } = formatNotification(locale, row, now);
        return { id, at, words, other, page };
      }),
      ...moved.map((matter) => formatMoved(locale, matter)),
    ],
    hasMore,
  };
}

/** A matter with its state: by the other side's name, else by its kind. */
function formatMoved(locale: Locale, { about, side, subjectId, ...matter }: Changes["moved"][number]) {
  const terms = translator(locale, "terms");
  const name = inLanguage(locale, matter.nameZh, matter.nameEn) || terms(`subjects.${about}`);
  const state = terms(`states.${about}.${matter.status}` as Parameters<typeof terms>[0], { kind: "none" });
  return {
    id: subjectId,
    at: matter.at,
    words: translator(locale, "notifications")("changed.moved", {
      name,
      number: runningNumber(about, matter.number),
      state,
    }),
    other: "",
    page: pageAbout(about, side, { subjectId, pageId: null }),
  };
}
