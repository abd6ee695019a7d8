import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Steps } from "#app/components/ui/steps.tsx";
import { paths } from "#app/http/paths.ts";
import type { CurrentProspect } from "#app/services/prospects/read-company-dashboard.server.ts";

/** How far the prospect is that no institution has seen yet. */
export function DraftProgress({ current }: { current: CurrentProspect }) {
  const t = useTranslations("prospect");
  const home = useTranslations("company.home");
  const { prospect, progress } = current;
  const next = progress.find(({ state }) => state !== "done")?.step ?? "teaser";
  const isWriting = prospect.status === "draft" || prospect.status === "changes_requested";
  return (
    <Section id="draft" title={home("draft")} note={home("draftNote")} spaced={false}>
      <Steps
        label={t("stepsLabel")}
        compact={false}
        steps={progress.map(({ step, state, filled, total }) => ({
          key: step,
          to: paths.company.prospectStep(prospect.id, step),
          name: t(`steps.${step}`),
          state: state === "done" ? "done" : step === next ? "current" : "todo",
          note:
            state === "started"
              ? t("progress.filled", { filled, total })
              : t(state === "done" ? "progress.done" : "progress.todo"),
        }))}
      />
      {isWriting ? (
        <div className="form-actions">
          <LinkButton tone="primary" to={paths.company.prospectStep(prospect.id, next)}>
            {t(next === "teaser" ? "steps.teaser" : "view.edit")}
          </LinkButton>
        </div>
      ) : null}
    </Section>
  );
}
