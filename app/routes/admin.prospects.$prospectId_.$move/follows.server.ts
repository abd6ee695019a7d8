import type { ReviewedAskAct } from "#app/domain/prospects/suspension.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { endsOfSearch } from "#app/shared/ends-of-ask/ends-of-search.server.ts";
import type { readProspectAsAdmin } from "#app/services/prospects/read-prospect-as-admin.server.ts";

type View = Awaited<ReturnType<typeof readProspectAsAdmin>>;

/** What follows from a suspension of a prospect, from its end, or from the verdict on it, a sentence each. */
export function followsOf(
  locale: Locale,
  act: ReviewedAskAct,
  { open, before, confirmation, hasOpenCase, fills }: View,
): string[] {
  const t = translator(locale, "server.suspending");
  const { institutions, offers, requests, consents, deals } = open;
  const second = confirmation === null || act === "decline" ? [] : [t("reinstate.second")];
  const isLifting = act === "reinstate" || act === "decline";
  if (isLifting && fills !== null)
    return [
      t("reinstate.filled", {
        confirmed: formatMoneyExact(locale, fills.confirmedFen),
        sought: formatMoneyExact(locale, fills.soughtFen),
      }),
      ...endsOfSearch(locale, { ...fills, side: "admin" }),
      ...second,
      t("reinstate.end"),
    ];
  if (isLifting)
    return [
      t("reinstate.market", { before: before ?? "none" }),
      t("reinstate.again", { offers, requests }),
      t("reinstate.clocks"),
      ...second,
      t("reinstate.told", { act, count: institutions }),
    ];
  const stopped = [
    t("suspend.offers", { count: offers }),
    t("suspend.requests", { count: requests }),
    t("suspend.consents", { count: consents }),
    t("suspend.deals", { count: deals }),
  ];
  if (act === "confirm") return [t("confirm.stands"), ...stopped, t("suspend.clocks"), t("confirm.known")];
  return [
    t("suspend.market"),
    t("suspend.stops"),
    ...stopped,
    ...(hasOpenCase ? [t("suspend.case")] : []),
    t("suspend.clocks"),
    t("suspend.told", { count: institutions }),
    t("suspend.second"),
  ];
}
