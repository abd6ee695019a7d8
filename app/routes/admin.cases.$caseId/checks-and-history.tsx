import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { CriteriaTable, type MarkOf } from "#app/components/ui/criteria.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";
import type { CaseView } from "./format-case.server.ts";

const marks: Readonly<Record<CaseView["checks"][number]["outcome"], MarkOf>> = {
  met: "met",
  not_met: "not",
  unknown: "unknown",
};

/** The checks of a submission: those that need a look, and folded below them those that are met. */
export function Checks({ view: { checks } }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const count = (wanted: string) => checks.filter(({ outcome }) => outcome === wanted).length;
  const met = checks.filter(({ outcome }) => outcome === "met");
  const toLookAt = checks.filter(({ outcome }) => outcome !== "met");
  const metWords = t("checksMet", { count: met.length });
  return (
    <Section
      id="checks"
      title={t("checks")}
      spaced={false}
      note={t("checksNote", { met: count("met"), not: count("not_met"), unknown: count("unknown") })}
    >
      {toLookAt.length === 0 ? null : <CheckTable caption={t("checks")} checks={toLookAt} />}
      {met.length === 0 ? null : (
        <More summary={metWords}>
          <CheckTable caption={metWords} checks={met} />
        </More>
      )}
    </Section>
  );
}

/** Each with what was found, its limit and its verdict. */
function CheckTable({ caption, checks }: { caption: string; checks: CaseView["checks"] }) {
  const t = useTranslations("admin.case");
  return (
    <div className="check-table">
      <CriteriaTable
        caption={caption}
        hideCaption
        wantedHead={t("limit")}
        hasHead={t("found")}
        rows={checks.map(({ key, outcome, title, limit, found, sentences }) => ({
          key,
          label: (
            <>
              <b>{title}</b>
              {outcome === "met" ? null : sentences.map((said) => <small key={said}>{said}</small>)}
            </>
          ),
          wanted: limit,
          has: found,
          mark: marks[outcome],
        }))}
      />
    </div>
  );
}

/** The history of a submission and its case: the newest move, and the earlier ones once opened. */
export function History({ view: { history, trailOf } }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const happened = useTranslations("admin");
  const entries = history.map(({ key, at, who, what, text: said }, index) => ({
    key,
    current: index === 0,
    at: <Instant at={at} />,
    head: happened.rich("happened", { who, what, b: (words) => <b>{words}</b> }),
    body: said === "" ? undefined : <p className="muted">{said}</p>,
  }));
  return (
    <Section
      id="history"
      title={t("history")}
      spaced={false}
      note={
        trailOf === null ? undefined : (
          <p>
            {t.rich("historyNote", {
              a: (words) => <Link to={withQuery(adminPaths.trail(), trailOf)}>{words}</Link>,
            })}
          </p>
        )
      }
    >
      <Timeline entries={entries.slice(0, 1)} />
      {entries.length > 1 ? (
        <More summary={t("historyAll", { count: entries.length - 1 })}>
          <Timeline entries={entries.slice(1)} />
        </More>
      ) : null}
    </Section>
  );
}
