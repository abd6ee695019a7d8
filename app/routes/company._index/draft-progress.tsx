import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Milestones } from "#app/components/ui/milestones.tsx";
import { paths } from "#app/shared/paths.ts";
import type { CurrentProspect } from "#app/services/prospects/read-company-dashboard.server.ts";

/** The state of a prospect that no institution has seen yet: in preparation, or with a moderator. */
export function DraftProgress({ current, now }: { current: CurrentProspect; now: Date }) {
  const t = useTranslations("company.home");
  const roles = useTranslations("common.roles");
  const { prospect, review } = current;
  if (review?.isOpen) {
    return (
      <Section id="draft" title={t("review")} note={t("draftNote")} spaced={false}>
        <p>{t("reviewNote", { version: String(review.prospectVersion ?? prospect.latestVersion) })}</p>
        <Clock
          who={roles("platform")}
          act="review"
          startedAt={review.waitingSince}
          dueAt={review.dueAt}
          now={now}
          workingDays={Math.abs(review.daysLeft)}
        />
      </Section>
    );
  }
  return <Writing current={current} />;
}

function Writing({ current }: { current: CurrentProspect }) {
  const t = useTranslations("prospect");
  const home = useTranslations("company.home");
  const { prospect, progress } = current;
  const next = progress.find(({ state }) => state !== "done")?.step ?? "teaser";
  const isWriting = prospect.status === "draft";
  const stateOf = (step: string, isDone: boolean) => (isDone ? "done" : step === next ? "current" : "todo");
  return (
    <Section id="draft" title={home("draft")} note={home("draftNote")} spaced={false}>
      <div className="stack-lg">
        <Milestones
          label={t("stepsLabel")}
          milestones={progress.map(({ step, state, filled, total }) => ({
            key: step,
            name: t(`steps.${step}`),
            state: stateOf(step, state === "done"),
            note:
              state === "started"
                ? t("progress.filled", { filled, total })
                : t(state === "done" ? "progress.done" : "progress.todo"),
          }))}
        />
        {isWriting ? (
          <div className="form-actions">
            <LinkButton
              tone="primary"
              to={paths.company.prospectStep(prospect.id, prospect.latestVersion === 0 ? "brief" : next)}
            >
              {t("view.edit")}
            </LinkButton>
          </div>
        ) : null}
      </div>
    </Section>
  );
}
