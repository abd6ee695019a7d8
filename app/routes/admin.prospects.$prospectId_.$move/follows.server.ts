import type { AskMove } from "#app/domain/prospects/suspension.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { endsOfSearch } from "#app/shared/ends-of-ask/ends-of-search.server.ts";
import type { readProspectAsAdmin } from "#app/services/prospects/read-prospect-as-admin.server.ts";

type View = Awaited<ReturnType<typeof readProspectAsAdmin>>;

/** What follows from the suspension or the reinstatement of a prospect, a sentence each. */
export function followsOf(
  locale: Locale,
  move: AskMove,
  { open, before, confirmation, hasOpenCase, fills }: View,
): string[] {
  const t = translator(locale, "server.suspending");
  const { institutions, offers, requests, consents, deals } = open;
  const second = confirmation === null ? [] : [t("reinstate.second")];
  if (move === "reinstate" && fills !== null)
    return [
      t("reinstate.filled", {
        confirmed: formatMoneyExact(locale, fills.confirmedFen),
        sought: formatMoneyExact(locale, fills.soughtFen),
      }),
      ...endsOfSearch(locale, { ...fills, side: "admin" }),
      ...second,
      t("reinstate.end"),
    ];
  if (move === "reinstate")
    return [
      t("reinstate.market", { before: before ?? "none" }),
      t("reinstate.again", { offers, requests }),
      t("reinstate.clocks"),
      ...second,
      t("reinstate.told", { count: institutions }),
    ];
  return [
    t("suspend.market"),
    t("suspend.stops"),
    t("suspend.offers", { count: offers }),
    t("suspend.requests", { count: requests }),
    t("suspend.consents", { count: consents }),
    t("suspend.deals", { count: deals }),
    ...(hasOpenCase ? [t("suspend.case")] : []),
    t("suspend.clocks"),
    t("suspend.told", { count: institutions }),
    t("suspend.second"),
  ];
}
