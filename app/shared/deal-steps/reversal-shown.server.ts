import type { ReversalReason } from "#app/domain/codes/reversal-reasons.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { ReversalStatus } from "#app/domain/deals/reversal.ts";
import { isAccepting } from "#app/domain/offers/negotiation/acceptance.ts";
import type { Funding } from "#app/domain/prospects/funding.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { reversalPath } from "#app/shared/reversal-paths.ts";
import { type NamedDeal, partyOfDeal } from "./title.server.ts";

/** What the review of an agreement reads; the ask is null to an institution. */
interface Review {
  deal: NamedDeal & { number: bigint; status: DealStatus; confirmedFen: bigint };
  drawdown: { amountFen: bigint; sequence: number };
  reversal: { id: string; status: ReversalStatus; reasonCode: ReversalReason } | null;
  ask:
    | (Funding & {
        number: bigint;
        headline: string | null;
        status: ProspectStatus;
        statusAfter: ProspectStatus;
        /** Its company has another under way. */
        isOtherOpen: boolean;
      })
    | null;
  read: string;
  whyNot: RefusalCode | null;
}
type Viewer = "company" | "institution";

/** The review of an agreement to a reversal, as its page shows it: formatted here, so that no browser loads the texts. */
export function reversalShown(locale: Locale, review: Review, viewer: Viewer, drawdownId: string) {
  const t = translator(locale, "ending.reversal");
  const { deal, drawdown, reversal, ask, read, whyNot } = review;
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  const number = runningNumber("deal", deal.number);
  return {
    title: t("page", { amount: money(drawdown.amountFen) }),
    number,
    amountFen: drawdown.amountFen,
    sent: { reversalId: reversal?.id ?? "", read },
    before: t("title"),
    act: t("act"),
    back: { to: reversalPath(viewer, drawdownId), label: t("back") },
    crumb: t("drawdown", { number, sequence: drawdown.sequence }),
    facts: [
      { key: "amount", label: t("amount"), value: money(drawdown.amountFen) },
      ...(reversal === null
        ? []
        : [{ key: "why", label: t("why"), value: labelsIn(locale)("reversalReasons", reversal.reasonCode) }]),
      { key: "deal", label: t("onDeal"), value: money(deal.confirmedFen) },
      ...(ask === null
        ? []
        : [
            { key: "ask", label: t("onAsk"), value: money(ask.confirmedFen) },
            { key: "sought", label: t("sought"), value: money(ask.soughtFen) },
          ]),
    ],
    follows: whyNot === null ? consequences(locale, review, viewer) : [],
    whyNot,
  };
}

function consequences(locale: Locale, review: Review, viewer: Viewer): string[] {
  const t = translator(locale, "ending.reversal");
  const { deal, drawdown, reversal } = review;
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  const side = viewer === "company" ? "institution" : "company";
  const other =
    viewer === "company"
      ? inLanguage(locale, deal.institutionNameZh, deal.institutionNameEn)
      : partyOfDeal(locale, deal, viewer) || labelsIn(locale)("parties", side);
  const { amountFen } = drawdown;
  const isOver = deal.status === "fell_through";
  return [
    t("uncounted", {
      amount: money(amountFen),
      from: money(deal.confirmedFen),
      to: money(deal.confirmedFen - amountFen),
    }),
    t(isOver ? "freed" : "reserved", { viewer, other }),
    ...askFollows(locale, review),
    t("fee", { viewer, other }),
    ...(reversal?.status === "disputed" ? [t("dispute")] : []),
    t("final"),
    t("told", { other }),
  ];
}

/** What becomes of the ask, which its company alone reads. */
function askFollows(locale: Locale, { ask, deal, drawdown }: Review): string[] {
  if (ask === null) return [];
  const t = translator(locale, "ending.reversal");
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  const { status, statusAfter, confirmedFen, targetFen, soughtFen } = ask;
  const minimum = money(targetFen < soughtFen ? targetFen : soughtFen);
  return [
    t("ask", {
      name: ask.headline ?? runningNumber("prospect", ask.number),
      from: money(confirmedFen),
      to: money(confirmedFen - drawdown.amountFen),
      sought: money(soughtFen),
    }),
    ...(status !== "funded"
      ? []
      : statusAfter === "funded"
        ? [t("staysFunded", { minimum })]
        : [t("reopened", { minimum, beside: ask.isOtherOpen ? "yes" : "no" }), t("ended")]),
    ...(isAccepting(status) && deal.status === "fell_through" ? [t("held")] : []),
  ];
}
