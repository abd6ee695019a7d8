import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Section } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { paths, withQuery } from "#app/http/paths.ts";
import type { CaseView } from "./view.ts";

/** What other rows of the same moment tell already. */
const doubled = new Set([
  "case-opened",
  "case-answered",
  "case-decided",
  "prospect-review-started",
  "institution-review-started",
]);

/** What was done with a submission and its case, the newest first. */
export function History({ view }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const events = useTranslations("terms.events");
  const term = useTerm();
  const { history, submission, application } = view;
  const subject = submission
    ? { subject: "prospect", subjectId: submission.prospectId }
    : { subject: "institution", subjectId: application?.institutionId };
  const group = submission ? "moderationReasons" : "institutionReasons";
  const rows = history.filter(({ type }) => !doubled.has(type));
  return (
    <Section
      spaced={false}
      id="history"
      title={t("history")}
      note={
        <p>
          {t.rich("historyNote", {
            a: (words) => <Link to={withQuery(paths.admin.trail(), subject)}>{words}</Link>,
          })}
        </p>
      }
    >
      <Timeline
        entries={rows.map((row, index) => ({
          key: String(row.id),
          current: index === 0,
          at: <Instant at={row.at} />,
          head: (
            <>
              <b>{row.isOwn ? t("you") : (row.actorName ?? t("system"))}</b> {events(row.type as never)}
              {row.version === null ? null : ` · ${t("version", { version: row.version })}`}
            </>
          ),
          body:
            row.reasonCode || row.note ? (
              <p className="muted">
                {row.reasonCode ? term(group, row.reasonCode) : null}
                {row.reasonCode && row.note ? " · " : null}
                {row.note}
              </p>
            ) : undefined,
        }))}
      />
    </Section>
  );
}
