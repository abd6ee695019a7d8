import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { Money, NotGiven } from "#app/components/ui/money.tsx";
import { RecordTable } from "#app/components/ui/table.tsx";
import { TermList } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import { formatCount, formatMoneyRange } from "#app/i18n/format.ts";
import type { listMandates } from "#app/services/mandates/list-mandates.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

type Row = Awaited<ReturnType<typeof listMandates>>["mandates"][number];

/** Each mandate with its state, remaining capacity, and number of eligible prospects. */
export function MandateTable({ mandates }: { mandates: readonly Row[] }) {
  const t = useTranslations("mandate");
  const locale = useLocale();
  const nameOf = ({ nameEn, nameZh, draftTitle }: Row) =>
    (locale === "en" ? (nameEn ?? nameZh) : (nameZh ?? nameEn)) ?? draftTitle ?? t("unnamed");
  const wasInForce = ({ status }: Row) => status !== "draft" && status !== "pending_approval";
  return (
    <RecordTable
      caption={t("title")}
      rows={mandates}
      columns={[
        {
          key: "mandate",
          head: t("list.mandate"),
          cell: (row) => (
            <>
              <Link to={paths.institution.mandate(row.id)}>{nameOf(row)}</Link>{" "}
              <span className="muted nowrap">{runningNumber("mandate", row.number)}</span>
              <br />
              <span className="small muted">
                <TermList of="instruments" codes={row.instruments} />
              </span>
            </>
          ),
        },
        {
          key: "state",
          head: t("list.state"),
          cell: (row) => (
            <>
              <StateBadge of="mandate" state={row.status} />
              {row.hasDraft && row.status !== "draft" && row.status !== "pending_approval" ? (
                <>
                  {" "}
                  <Badge tone={row.isSubmitted ? "open" : undefined}>
                    {t(row.isSubmitted ? "list.waiting" : "list.draft")}
                  </Badge>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: "amount",
          head: t("list.amount"),
          number: true,
          cell: (row) =>
            row.amountMinFen === null && row.amountMaxFen === null ? (
              <NotGiven />
            ) : (
              formatMoneyRange(locale, row.amountMinFen, row.amountMaxFen)
            ),
        },
        {
          key: "left",
          head: t("list.left"),
          number: true,
          cell: (row) =>
            wasInForce(row) ? <Money fen={row.budgetFen - row.reservedFen - row.drawnFen} /> : <NotGiven />,
        },
        {
          key: "introductions",
          head: t("list.introductions"),
          number: true,
          cell: (row) => t("list.of", { part: row.openIntroductions, whole: row.introductionCap }),
        },
        {
          key: "fits",
          head: t("list.fits"),
          number: true,
          cell: (row) =>
            row.status === "active" ? (
              <Link to={paths.institution.opportunities(row.id)}>{formatCount(row.fits)}</Link>
            ) : (
              formatCount(0)
            ),
        },
        {
          key: "valid",
          head: t("list.valid"),
          cell: (row) => (row.validUntil === null ? <NotGiven /> : <Day day={row.validUntil} />),
        },
      ]}
    />
  );
}
