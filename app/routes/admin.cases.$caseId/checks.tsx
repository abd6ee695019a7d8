import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type MarkOf, Mark } from "#app/components/ui/criteria.tsx";
import { Section } from "#app/components/ui/page-header.tsx";

export interface CheckLine {
  key: string;
  outcome: "met" | "not_met" | "unknown";
  title: ReactNode;
  /** One sentence, or one for each finding. */
  said: readonly ReactNode[];
}

const marks: Readonly<Record<CheckLine["outcome"], MarkOf>> = {
  met: "met",
  not_met: "not",
  unknown: "unknown",
};

/** What was checked of a submission, each with its outcome and what was found. */
export function Checks({ lines }: { lines: readonly CheckLine[] }) {
  const t = useTranslations("admin.case");
  const count = (outcome: CheckLine["outcome"]) => lines.filter((line) => line.outcome === outcome).length;
  return (
    <Section
      spaced={false}
      id="checks"
      title={t("checks")}
      note={t("checksNote", { met: count("met"), not: count("not_met"), unknown: count("unknown") })}
    >
      <ul className="checks">
        {lines.map(({ key, outcome, title, said }) => (
          <li key={key}>
            <Mark mark={marks[outcome]} />
            <div>
              <h3>{title}</h3>
              {said.map((sentence, index) => (
                <p key={index}>{sentence}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
