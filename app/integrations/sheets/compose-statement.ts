import type { AccountBalance } from "#app/domain/billing/statement.ts";
import { netFen } from "#app/domain/billing/statement.ts";
import { formatAmount, formatDay, formatMoneyExact } from "#app/i18n/format.ts";
import { formatMonth } from "#app/i18n/format-month.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { movementWords, type WordedMovement } from "#app/i18n/statement-words.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf, instantOf } from "#app/lib/days.ts";
import type { Sheet } from "./sheet.ts";

export interface PrintedStatement {
  /** The first day of the month. */
  from: string;
  /** The day of the last balance; of the month's end where the month is over. */
  last: string;
  isOver: boolean;
  institution: string;
  opening: AccountBalance;
  closing: AccountBalance;
  rows: readonly (WordedMovement & AccountBalance & { at: Date; balanceFen: bigint })[];
}

/** A month's statement of account in one language: balances, and every booking between them in words. */
export function composeStatement(locale: Locale, statement: PrintedStatement): Sheet {
  const t = translator(locale, "billing.statement");
  const { from, last, isOver, institution, opening, closing, rows } = statement;
  const month = formatMonth(locale, from);
  const balanceFacts = (balance: AccountBalance) => [
    { label: t("owed"), value: formatMoneyExact(locale, balance.owedFen) },
    { label: t("credit"), value: formatMoneyExact(locale, balance.creditFen) },
    { label: t("net"), value: formatMoneyExact(locale, netFen(balance)) },
  ];
  return {
    locale,
    title: t("title"),
    lead: t("of", { month, institution }),
    madeAt: rows.at(-1)?.at ?? instantOf(from),
    foot: t("foot", { month }),
    pageOf: translator(locale, "sheet")("page", { page: "{page}", pages: "{pages}" }),
    parts: [
      { title: t("opening", { day: formatDay(locale, from) }), facts: balanceFacts(opening) },
      {
        title: t("movements"),
        ...(rows.length === 0
          ? { paragraphs: [t("none")] }
          : {
              table: {
                wordColumns: [0, 1],
                heads: [t("day"), t("what"), t("owedChange"), t("creditChange"), t("balance")],
                rows: rows.map((row) => [
                  formatDay(locale, dayOf(row.at)),
                  movementWords(locale, row),
                  formatAmount(row.owedFen),
                  formatAmount(row.creditFen),
                  formatAmount(row.balanceFen),
                ]),
              },
            }),
      },
      {
        title: isOver ? t("closing", { day: formatDay(locale, last) }) : t("toDate"),
        facts: balanceFacts(closing),
      },
      { title: t("basis"), paragraphs: [t("basisText")] },
    ],
  };
}
