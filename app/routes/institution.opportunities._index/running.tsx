import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { ClockFace, type ClockReading, readClock } from "#app/components/ui/clock.tsx";
import type { IntroductionView } from "#app/domain/matching/ranking/opportunity-view.ts";
import { paths } from "#app/shared/paths.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** An introduction for a row: values that don't change with the time. */
export type RunningRow = { id: string; isYours: boolean; isOpen: boolean; clock: ClockReading | null };

export function runningRow(
  { id, status, requestedBy, requestedAt, answerBy, workingDays }: IntroductionView,
  locale: Locale,
  now: Date,
): RunningRow {
  const isOpen = status === "requested" || status === "consent_pending";
  return {
    id,
    isYours: requestedBy === "company" && status === "requested",
    isOpen,
    clock:
      isOpen && answerBy !== null && workingDays !== null
        ? readClock(locale, { startedAt: requestedAt, dueAt: answerBy, now, workingDays })
        : null,
  };
}

/** An opportunity's current introduction: its state, and a link. A plain anchor, as the row is a cached render. */
export function Running({ running: { id, isYours, isOpen, clock } }: { running: RunningRow }) {
  const t = useTranslations("matching.opportunities");
  return (
    <>
      <div className="list-card__state">
        {isYours ? null : (
          <Badge tone={isOpen ? "open" : "done"}>{t(isOpen ? "requested" : "consented")}</Badge>
        )}
        {clock === null ? null : (
          <ClockFace
            who={isYours ? "you" : t("theCompany")}
            act={isYours ? "answer" : "consent"}
            reading={clock}
          />
        )}
      </div>
      <div className="list-card__actions">
        <a
          className={`btn btn-sm ${isYours ? "btn-primary" : "btn-secondary"}`}
          href={paths.institution.introduction(id)}
        >
          {t(isYours ? "accept" : "openIntroduction")}
        </a>
      </div>
    </>
  );
}
