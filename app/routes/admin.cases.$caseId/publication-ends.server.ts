import type { Locale } from "#app/i18n/locale.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { endsOfSearch } from "#app/shared/ends-of-ask/ends-of-search.server.ts";
import type { readCase } from "#app/services/moderation/read-case.server.ts";

type CaseRead = Awaited<ReturnType<typeof readCase>>;

/**
 * What ends with the search once a version is published that asks for no more than has come, a sentence each; `mark` is
 * its pin, "none" where its publication ends nothing.
 */
export function publicationEnds(locale: Locale, { submission }: CaseRead) {
  const fills = submission?.fills ?? null;
  if (submission === null || fills === null) return { mark: "none", title: "", follows: [] };
  const t = translator(locale, "admin.decision");
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  const { confirmedFen, soughtFen, ends, deals, mark } = fills;
  const { version } = submission;
  return {
    mark,
    title: t("fillsTitle"),
    follows: [
      t("fills", { version, confirmed: money(confirmedFen), sought: money(soughtFen) }),
      // The case that is decided here doesn't fall with the search.
      ...endsOfSearch(locale, { ends: { ...ends, change: null }, deals, side: "admin" }),
      t("fillsTold"),
    ],
  };
}
