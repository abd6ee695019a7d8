import type { LoaderFunctionArgs } from "@remix-run/node";
import { netFen } from "#app/domain/billing/statement.ts";
import { statementQuery } from "#app/domain/billing/invoice-query.ts";
import { csvResponse } from "#app/http/answers/csv-response.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { movementWords } from "#app/i18n/statement-words.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { yuanText } from "#app/lib/money.ts";
import { readAccountStatement } from "#app/services/billing/read-account-statement.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";

/** A month's statement of account as CSV: the opening balance, every booking, the closing balance or that so far. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals", need: "pay" });
  await countReading(ctx, actor, "spreadsheet");
  const { month } = readQuery(args.request, statementQuery);
  const { from, last, isOver, opening, rows, closing } = await readAccountStatement(ctx, actor, month);
  const t = translator(locale, "billing.statement");
  const amounts = (owed: bigint, credit: bigint, balance: bigint) => [owed, credit, balance].map(yuanText);
  const day = (of: string) => ({ day: formatDay(locale, of) });
  return csvResponse(`longspring-statement-${from.slice(0, 7)}.csv`, [
    [t("day"), t("what"), t("owedChange"), t("creditChange"), t("balance")],
    [from, t("opening", day(from)), ...amounts(opening.owedFen, opening.creditFen, netFen(opening))],
    ...rows.map((row) => [
      dayOf(row.at),
      movementWords(locale, row),
      ...amounts(row.owedFen, row.creditFen, row.balanceFen),
    ]),
    [
      last,
      isOver ? t("closing", day(last)) : t("toDate"),
      ...amounts(closing.owedFen, closing.creditFen, netFen(closing)),
    ],
  ]);
}
