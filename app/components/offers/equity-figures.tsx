import { useLocale, useTranslations } from "use-intl";
import { useFeeRule } from "#app/components/billing/fee-rule.ts";
import type { PlatformFee } from "#app/domain/billing/fee.ts";
import type { NoteConversion } from "#app/domain/offers/equity/note-conversion.ts";
import type { EquityFigures as Figures } from "#app/domain/offers/cost/figures.ts";
import { formatShareAfter, formatStake } from "#app/i18n/format-stake.ts";
import { ConversionFacts } from "./conversion-facts.tsx";
import { formatAmount, formatMoneyExact, formatRate } from "#app/i18n/format.ts";
import { FactList } from "#app/components/ui/facts.tsx";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { TableScroll } from "#app/components/ui/table-scroll.tsx";

/** Basis points as a percentage. */
function share(basisPoints: number): string {
  return formatRate(String(basisPoints / 100));
}

/** What an equity offer costs: the share, the cap table before and after, and the proceeds of a sale. */
export function EquityFigures({ equity, platformFee }: { equity: Figures; platformFee: PlatformFee }) {
  const t = useTranslations("offer.equity");
  const cost = useTranslations("offer.cost");
  const rule = useFeeRule();
  const locale = useLocale();
  const post = equity.sales[1]?.saleFen ?? 0n;
  const sales = columnsNamed(equity.sales, t);
  const holders = columnsNamed(equity.rows, t);
  return (
    <div className="stack-lg">
      <Stats pair>
        <Stat label={t("share")} value={formatStake(equity.dilutionBp)} note={t("shareNote")} />
        <Stat
          label={t("pre")}
          value={<Money fen={equity.preMoneyFen} />}
          note={t("post", { amount: formatMoneyExact(locale, post) })}
        />
        <Stat
          label={cost("platformFee")}
          value={<Money fen={platformFee.wholeFen} />}
          note={rule(platformFee)}
        />
      </Stats>
      <TableScroll label={t("capTable")}>
        <Table
          showCaption
          caption={t("capTable")}
          rows={equity.rows}
          rowKey={({ holder }) => holder}
          columns={[
            holders.column("holder", ({ holder }) => t(`holders.${holder}`)),
            holders.figure("before", ({ beforeBp }) => share(beforeBp)),
            holders.figure("after", formatShareAfter),
          ]}
        />
      </TableScroll>
      <TableScroll label={t("sales")}>
        <Table
          showCaption
          caption={t("sales")}
          rows={equity.sales}
          rowKey={({ saleFen }) => String(saleFen)}
          columns={[
            sales.figure("sale", ({ saleFen }) => formatAmount(saleFen)),
            sales.figure("investor", ({ investorFen }) => formatAmount(investorFen)),
            sales.figure("others", ({ othersFen }) => formatAmount(othersFen)),
          ]}
        />
      </TableScroll>
    </div>
  );
}

/** What a convertible note converts into at the financing that its terms assume. */
export function ConversionFigures({ conversion }: { conversion: NoteConversion }) {
  const t = useTranslations("offer.conversion");
  return (
    <NamedSection id="conversion" title={t("title")} heading="sidebar">
      <FactList>
        <ConversionFacts conversion={conversion} />
      </FactList>
      <p className="note-line">{t("assumed")}</p>
    </NamedSection>
  );
}
