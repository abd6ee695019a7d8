import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { readOpened } from "#app/services/introductions/read-opened.server.ts";
import { formatChanges } from "./format-lines.server.ts";

type Opened = Awaited<ReturnType<typeof readOpened>>;

/** What a consent is about to open, with the lines in which the live version differs from that of the request. */
export function openedShown(
  locale: Locale,
  { changes, requestedVersion: requested, ...opened }: Opened,
  institution: string,
) {
  const { version } = opened;
  const lead = translator(locale, "ending")("opened", { institution, version, requested });
  const rows = formatChanges(locale, changes).map(({ path, label, change }) => ({ path, label, change }));
  return { ...opened, changed: rows.length === 0 ? null : { lead, rows } };
}
