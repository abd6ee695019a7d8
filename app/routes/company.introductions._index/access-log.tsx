import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { LogTable } from "#app/components/ui/log-table.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { TermList, useTerm } from "#app/components/ui/term.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import {
  type IntroductionLists,
  type IntroductionRow,
  useIntroductionInstitutionName,
} from "./institution-name.ts";

/** The access log, refused attempts included. */
export function AccessLog({ rows }: { rows: IntroductionLists["seen"] }) {
  const t = useTranslations("introduction.company");
  const name = useIntroductionInstitutionName();
  if (rows.length === 0) return null;
  const { column, figure } = columnsNamed(rows, t);
  return (
    <Section id="seen" title={t("seen")}>
      <LogTable
        caption={t("seen")}
        rows={rows}
        columns={[
          column("who", (row) => name(row)),
          column(
            "what",
            (row) =>
              row.outcome === "refused" ? (
                <Badge tone="refused">{t("refused")}</Badge>
              ) : (
                <TermList of="fieldGroups" codes={row.fieldGroups} />
              ),
            { label: "" },
          ),
          figure("when", (row) => <Instant at={row.at} />, { label: "" }),
        ]}
      />
    </Section>
  );
}

/** Ended introductions, and how they ended. */
export function EndedIntroductions({ rows }: { rows: readonly IntroductionRow[] }) {
  const t = useTranslations("introduction.company");
  const term = useTerm();
  const name = useIntroductionInstitutionName();
  if (rows.length === 0) return null;
  return (
    <Section id="ended" title={t("ended")}>
      <Timeline
        entries={rows.map((row) => ({
          key: row.id,
          head: (
            <>
              <Link to={paths.company.introduction(row.id)}>
                <b>{name(row)}</b>
              </Link>{" "}
              <StateBadge of="introduction" state={row.shown} />
            </>
          ),
          at: <Instant at={row.statusChangedAt} />,
          body:
            row.reasonCode === null ? null : (
              <p className="muted">
                {term(
                  row.status === "declined_by_company" ? "companyDeclineReasons" : "declineReasons",
                  row.reasonCode,
                )}
                {row.note === null ? null : <> · {row.note}</>}
              </p>
            ),
        }))}
      />
    </Section>
  );
}
