import { formatStake } from "./format-stake.ts";
import { formatDeadline, formatMoneyExact, formatMoneyShort, formatRate } from "./format.ts";
import type { Locale } from "./locale.ts";
import { translator } from "./translator.ts";

/** What a notification may contain: never a company's name. */
export interface NotificationFacts {
  number: bigint;
  status: string;
  amountFen: bigint | null;
  /** Null where there is no deadline, or none any more. */
  until: Date | null;
  /** Null where the institution is no longer listed, such as a suspended one. */
  institutionNameZh: string | null;
  institutionNameEn: string | null;
  /** Of an offer or a deal: what is offered, in the figures of its kind. */
  offered?: OfferedFigures | null;
  /** Of a deal, its drawdowns and their disputes: whose words it has. */
  dealKind?: "guarantee" | "equity" | "loan" | null;
  /** Of an offer for more than is left of its ask: what is left, and how to ask for that. */
  over?: { leftFen: bigint; way?: "amount" | "terms" | "none" } | null;
}

interface OfferedFigures {
  kind: string;
  loanFen: bigint | null;
  feesFen: bigint | null;
  ratePercent: string | null;
  totalCostFen: bigint | null;
  shareBp: number | null;
  repaidFen: bigint | null;
}

const prefixes = {
  case: "C",
  institution: "",
  introduction: "I",
  application: "A",
  thread: "I",
  offer: "O",
  deal: "D",
  drawdown: "D",
  dispute: "D",
  prospect: "P",
  mandate: "M",
  invoice: "LS",
} as const;

/** The digits of an invoice's number, as it is written: year and count. */
function invoiceNumber(digits: bigint): string {
  const text = String(digits);
  return `${prefixes.invoice}-${text.slice(0, 4)}-${text.slice(4)}`;
}

/** The message values of `mail.emails`, in a reader's language; amounts to the fen, as on the page that it leads to. */
export function notificationValues(
  locale: Locale,
  about: keyof typeof prefixes,
  facts: NotificationFacts,
  now: Date,
): Record<
  "number" | "status" | "institution" | "amount" | "until" | "due" | "kind" | OfferedValue | OverValue,
  string
> {
  const { number, status, amountFen, until, institutionNameEn, institutionNameZh } = facts;
  const names =
    locale === "en" ? [institutionNameEn, institutionNameZh] : [institutionNameZh, institutionNameEn];
  return {
    number:
      about === "invoice" ? invoiceNumber(number) : `${prefixes[about]}-${String(number).padStart(4, "0")}`,
    status,
    institution: names.find((name) => name !== null) ?? translator(locale, "mail")("institutionGone"),
    amount: amountFen === null ? "" : formatMoneyShort(locale, amountFen),
    kind: facts.dealKind ?? "loan",
    due: until === null ? "none" : "known",
    until: until === null ? "" : formatDeadline(locale, until, now),
    ...offeredValues(locale, facts.offered ?? null),
    ...overValues(locale, facts),
  };
}

type OverValue = "isOver" | "over";

/** That an offer can't be accepted as it is and what can be done, in the words of its page. */
function overValues(locale: Locale, { amountFen, over }: NotificationFacts): Record<OverValue, string> {
  if (over == null || amountFen === null) return { isOver: "no", over: "" };
  const t = translator(locale, "offer.over");
  const left = over.leftFen === 0n ? "none" : formatMoneyExact(locale, over.leftFen);
  const said = t("text", { amount: formatMoneyExact(locale, amountFen), left });
  const way = over.way === undefined ? [] : [t(`ways.${over.way}`)];
  return { isOver: "yes", over: [said, ...way].join(locale === "en" ? " " : "") };
}

type OfferedValue = "offered" | "loan" | "fees" | "rate" | "total" | "share" | "isRepaid" | "repaid";

/** The figures of a kind; `offered` is `plain` where none of the kinds has them. */
function offeredValues(locale: Locale, offered: OfferedFigures | null): Record<OfferedValue, string> {
  const money = (fen: bigint | null) => (fen === null ? "" : formatMoneyShort(locale, fen));
  return {
    offered: offered?.kind ?? "plain",
    loan: money(offered?.loanFen ?? null),
    fees: money(offered?.feesFen ?? null),
    rate: offered?.ratePercent == null ? "" : formatRate(offered.ratePercent),
    total: money(offered?.totalCostFen ?? null),
    share: offered?.shareBp == null ? "" : formatStake(offered.shareBp),
    isRepaid: offered?.repaidFen ? "yes" : "no",
    repaid: money(offered?.repaidFen ?? null),
  };
}
