import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { Steps, type Step as StepLink } from "#app/components/ui/steps.tsx";
import { paths } from "#app/shared/paths.ts";
import type { EditorRead } from "./editor-read.ts";
import { STEPS, type Step } from "./steps.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** The names of the ask on one page and of its preview. */
export interface BriefFrame {
  title: string;
  preview: string;
}

interface StepFrameProps {
  read: EditorRead;
  step: Step;
  errors?: ReactNode;
  /** Number of errors in this step's form, for the step list. */
  problems?: number;
  status?: ReactNode;
  /** Of an ask on one page, its preview: it has no steps that were taken. */
  brief?: BriefFrame | null;
  /** Below the list of steps. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A page of the editor: steps at the side, the step's header, and its form. `errors` is shown above the header. */
export function StepFrame(props: StepFrameProps) {
  const { read, step, errors, problems = 0, status, brief = null, aside, children } = props;
  const t = useTranslations("prospect");
  const steps = useStepLinks(read, step, problems);
  const { latestVersion, number } = read.prospect;
  return (
    <div className="split split--rail-start">
      <div className="stick stack-lg">
        <Steps label={t("stepsLabel")} steps={brief === null ? steps : briefLinks(read, brief)} />
        {aside}
      </div>
      <div>
        {errors}
        <PageHeader title={brief?.preview ?? t(`steps.${step}`)} lead={t(`leads.${step}`)}>
          {brief === null ? (
            <span>{t("stepOf", { step: STEPS.indexOf(step) + 1, total: STEPS.length })}</span>
          ) : null}
          <span className="nowrap">{runningNumber("prospect", number)}</span>
          <span>{t("draftOfVersion", { version: String(latestVersion + 1) })}</span>
          {status}
        </PageHeader>
        {children}
      </div>
    </div>
  );
}

/** The page of the ask, and its preview. */
function briefLinks({ prospect: { id } }: EditorRead, { title, preview }: BriefFrame): StepLink[] {
  const to = (step: "brief" | "teaser") => paths.company.prospectStep(id, step);
  return [
    { key: "brief", to: to("brief"), name: title, state: "done" },
    { key: "teaser", to: to("teaser"), name: preview, state: "current" },
  ];
}

function useStepLinks(read: EditorRead, current: Step, problems: number): StepLink[] {
  const t = useTranslations("prospect");
  return STEPS.map((step) => {
    const to = paths.company.prospectStep(read.prospect.id, step);
    const link = { key: step, to, name: t(`steps.${step}`) };
    const progress = read.progress.find((of) => of.step === step);
    const isDone = progress ? progress.state === "done" : read.whyNotEdit === "prospect-wrong-state";
    const state = step === current ? "current" : isDone ? "done" : "todo";
    if (step === current && problems > 0) {
      return { ...link, state, note: t("progress.problems", { count: problems }) };
    }
    if (isDone) return { ...link, state, note: t("progress.done") };
    if (progress?.state !== "started") return { ...link, state, note: t("progress.todo") };
    const { filled, total } = progress;
    return { ...link, state, note: t("progress.filled", { filled, total }) };
  });
}
