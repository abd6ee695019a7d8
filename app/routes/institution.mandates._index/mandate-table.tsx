import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { Money, NotGiven } from "#app/components/ui/money.tsx";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
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
  const { column, figure } = columnsNamed(mandates, t);
  return (
    <RecordTable
      lines
      caption={t("title")}
      rows={mandates}
      columns={[
        column("list.mandate", (row) => (
          <>
            <Link className="row-link" to={paths.institution.mandate(row.id)}>
              {nameOf(row)}
            </Link>{" "}
            <span className="muted nowrap">{runningNumber("mandate", row.number)}</span>
            <small>
              <TermList of="instruments" codes={row.instruments} />
            </small>
          </>
        )),
        column("list.state", (row) => (
          <>
            <StateBadge of="mandate" state={row.status} />
            {row.hasDraft && wasInForce(row) ? (
              <>
                <br />
                <Badge tone={row.isSubmitted ? "open" : undefined}>
                  {t(row.isSubmitted ? "list.waiting" : "list.draft")}
                </Badge>
              </>
            ) : null}
          </>
        )),
        figure("list.amount", ({ amountMinFen: least, amountMaxFen: most }) =>
          least === null && most === null ? <NotGiven /> : formatMoneyRange(locale, least, most),
        ),
        figure("list.left", (row) =>
          wasInForce(row) ? <Money fen={row.budgetFen - row.reservedFen - row.drawnFen} /> : <NotGiven />,
        ),
        figure("list.introductions", (row) =>
          t("list.of", { part: row.openIntroductions, whole: row.introductionCap }),
        ),
        figure(
          "list.fits",
          (row) => <Link to={paths.institution.opportunities(row.id)}>{formatCount(row.fits)}</Link>,
          // Nothing is counted for what is not in force.
          { absent: ({ status }) => status !== "active" },
        ),
        column("list.valid", (row) =>
          row.validUntil === null ? <NotGiven /> : <Day day={row.validUntil} />,
        ),
      ]}
    />
  );
}
