import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Milestones } from "#app/components/ui/milestones.tsx";
import { Section } from "#app/components/ui/page-header.tsx";

export interface ShownStep {
  key: string;
  name: string;
  /** Where it is taken; null where it only waits for somebody else. */
  to: string | null;
  isDone: boolean;
}

/** The first steps, ticked off by what has happened. The page leaves them out once they are done. */
export function FirstSteps({ steps }: { steps: readonly ShownStep[] }) {
  const t = useTranslations("dashboard.steps");
  const next = steps.find(({ isDone }) => !isDone)?.key;
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <Section id="steps" title={t("title")} note={t("done", { done, all: steps.length })} spaced={false}>
      <Milestones
        label={t("title")}
        milestones={steps.map(({ key, name, to, isDone }) => ({
          key,
          name: isDone || to === null ? name : <Link to={to}>{name}</Link>,
          state: isDone ? "done" : key === next ? "current" : "todo",
        }))}
      />
    </Section>
  );
}
