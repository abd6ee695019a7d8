import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { type MarkOf, Mark } from "#app/components/ui/criteria.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { paths, withQuery } from "#app/shared/paths.ts";
import type { CaseView } from "./format-case.server.ts";

const marks: Readonly<Record<CaseView["checks"][number]["outcome"], MarkOf>> = {
  met: "met",
  not_met: "not",
  unknown: "unknown",
};

/** The checks of a submission, each with its outcome and findings. */
export function Checks({ view: { checks } }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const count = (wanted: string) => checks.filter(({ outcome }) => outcome === wanted).length;
  return (
    <Section
      id="checks"
      title={t("checks")}
      spaced={false}
      note={t("checksNote", { met: count("met"), not: count("not_met"), unknown: count("unknown") })}
    >
      <ul className="checks">
        {checks.map(({ key, outcome, title, sentences: said }) => (
          <li key={key}>
            <Mark mark={marks[outcome]} />
            <div>
              <h3>{title}</h3>
              {said.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The history of a submission and its case, newest first. */
export function History({ view: { history, subject } }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const trail = withQuery(paths.admin.trail(), subject);
  return (
    <Section
      id="history"
      title={t("history")}
      spaced={false}
      note={<p>{t.rich("historyNote", { a: (words) => <Link to={trail}>{words}</Link> })}</p>}
    >
      <Timeline
        entries={history.map(({ key, at, who, what, text: said }, index) => ({
          key,
          current: index === 0,
          at: <Instant at={at} />,
          head: (
            <>
              <b>{who}</b> {what}
            </>
          ),
          body: said === "" ? undefined : <p className="muted">{said}</p>,
        }))}
      />
    </Section>
  );
}
