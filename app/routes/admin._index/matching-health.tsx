import { useTranslations } from "use-intl";
import { More } from "#app/components/ui/disclosure.tsx";
import { TableScroll } from "#app/components/ui/table-scroll.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import type { readToday } from "#app/services/moderation/read-today.server.ts";

interface MatchingHealthProps {
  check: Awaited<ReturnType<typeof readToday>>["matching"];
  now: Date;
}

/** Whether the ranked lists agree with the criteria, by last night's comparison. */
export function MatchingHealth({ check, now }: MatchingHealthProps) {
  const t = useTranslations("admin.today");
  if (check === null) return <p className="small">{t("matchingNever")}</p>;
  const { pairs, missing, extra, sample } = check;
  const count = missing + extra;
  const { column } = columnsNamed(sample, t);
  return (
    <div className="stack">
      {count === 0 ? (
        <p className="small">{t("matchingWell", { pairs })}</p>
      ) : (
        <p className="small text-refusal">{t("matchingWrong", { count, missing, extra })}</p>
      )}
      <p className="small muted">
        {t("matchingAt")} <Ago at={check.checkedAt} now={now} />
      </p>
      {sample.length > 0 ? (
        <More summary={t("matchingSample")}>
          <TableScroll label={t("matchingSample")}>
            <Table
              caption={t("matchingSample")}
              rows={sample}
              rowKey={({ mandateId, prospectId }) => `${mandateId} ${prospectId}`}
              columns={[
                column("matchingMandate", (pair) => <code>{pair.mandateId}</code>),
                column("matchingProspect", (pair) => <code>{pair.prospectId}</code>),
                column("matchingDifference", ({ difference }) =>
                  t(difference === "missing" ? "matchingMissing" : "matchingExtra"),
                ),
              ]}
            />
          </TableScroll>
        </More>
      ) : null}
    </div>
  );
}
