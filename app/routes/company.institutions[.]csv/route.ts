import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/answers/csv-response.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { yuanText } from "#app/lib/money.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";

const columns = [
  "institution",
  "stage",
  "state",
  "turn",
  "by",
  "instrument",
  "amount",
  "rate",
  "confirmed",
] as const;

/** Every institution that the current prospect has met, as CSV with exact figures. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  await countReading(ctx, actor, "spreadsheet");
  const dashboard = await readCompanyDashboard(ctx, actor);
  const t = translator(locale, "company");
  const terms = translator(locale, "terms");
  const money = (fen: bigint | null) => (fen === null ? null : yuanText(fen));
  const rows = (dashboard?.current?.met ?? []).map((row) => {
    const { of, status, turn, by } = row.currentState;
    const state = `states.${of}.${status}` as "states.offer.issued";
    return [
      (locale === "en" ? row.institutionNameEn : null) ?? row.institutionNameZh,
      terms(`subjects.${of}`),
      terms(state, { kind: row.kind }),
      turn === null ? null : terms(`parties.${turn}`),
      by?.toISOString() ?? null,
      row.offerInstrument &&
        offeredTerm(labelsIn(locale), row.offerCommitment ?? "capital", row.offerInstrument),
      money(row.dealAmountFen ?? row.offerAmountFen),
      row.offerRatePercent,
      money(row.dealConfirmedFen),
    ];
  });
  return csvResponse(`institutions-${dayOf(ctx.now())}.csv`, [
    columns.map((column) => t(`home.csv.${column}`)),
    ...rows,
  ]);
}
