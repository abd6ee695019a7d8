import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { useInstitutionName } from "#app/components/public/institution-name.ts";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import type { MetInstitution } from "#app/services/prospects/read-company-dashboard.server.ts";
import { pageOf } from "./task-list.tsx";

/** Every institution that the prospect has met: state, whose turn, and by when. */
export function EveryInstitution({ met, now }: { met: readonly MetInstitution[]; now: Date }) {
  const t = useTranslations("company.home");
  const roles = useTranslations("common.roles");
  const locale = useLocale();
  const institutionName = useInstitutionName();
  const nameOf = (row: MetInstitution) =>
    institutionName({ nameZh: row.institutionNameZh ?? t("institutionGone"), nameEn: row.institutionNameEn });
  const term = useTerm();
  return (
    <Table
      caption={t("caption")}
      hideCaption
      cards
      rows={met}
      rowKey={({ introductionId }) => introductionId}
      columns={[
        {
          key: "institution",
          head: t("institution"),
          cell: (row) => (
            <>
              <Link className="row-link" to={pageOf(row)}>
                {nameOf(row)}
              </Link>
              <small>
                {row.offerInstrument ? (
                  <>
                    {offeredTerm(term, row.offerCommitment ?? "capital", row.offerInstrument)}{" "}
                    <Money fen={row.dealAmountFen ?? row.offerAmountFen} />
                  </>
                ) : (
                  ((locale === "en" ? row.mandateNameEn : null) ?? row.mandateNameZh ?? row.mandateNameEn)
                )}
              </small>
            </>
          ),
        },
        { key: "state", head: t("state"), cell: ({ standing }) => <StandingBadge standing={standing} /> },
        {
          key: "turn",
          head: t("turn"),
          absent: ({ standing }) => standing.turn === null,
          cell: (row) => (row.standing.turn === "company" ? roles("you") : nameOf(row)),
        },
        {
          key: "by",
          head: t("by"),
          number: true,
          absent: ({ standing }) => standing.by === null,
          cell: ({ standing }) => (standing.by ? <Deadline at={standing.by} now={now} /> : null),
        },
        {
          key: "left",
          head: t("leftHead"),
          number: true,
          absent: ({ standing, daysLeft }) => standing.by === null || daysLeft === null,
          cell: ({ standing, daysLeft }) =>
            standing.by === null || daysLeft === null ? null : (
              <DaysLeft days={Math.abs(daysLeft)} late={now > standing.by} />
            ),
        },
      ]}
    />
  );
}

function DaysLeft({ days, late }: { days: number; late: boolean }) {
  const t = useTranslations("common.clock");
  return <span className={late ? "text-refusal" : undefined}>{t(late ? "late" : "left", { days })}</span>;
}

/** Items that wait for the company are labelled so; all others by their state. */
function StandingBadge({ standing }: { standing: MetInstitution["standing"] }) {
  const t = useTranslations("company.home.acts");
  if (standing.turn === "company") return <Badge tone="due">{t(standing.act)}</Badge>;
  switch (standing.of) {
    case "introduction":
      return <StateBadge of="introduction" state={standing.status} />;
    case "application":
      return <StateBadge of="application" state={standing.status} />;
    case "offer":
      return <StateBadge of="offer" state={standing.status} />;
    case "deal":
      return <StateBadge of="deal" state={standing.status} />;
    case "drawdown":
      return <StateBadge of="drawdown" state={standing.status} />;
  }
}
