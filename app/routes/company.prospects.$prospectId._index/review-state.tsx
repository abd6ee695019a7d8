import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Refused } from "#app/components/ui/refused.tsx";
import { TermList } from "#app/components/ui/term.tsx";
import { paths } from "#app/shared/paths.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";
import { ReviewNotice } from "#app/components/prospects/editor/step-notes.tsx";

/** The state of the latest submission: with a moderator, sent back with notes, or rejected with its reason. */
export function ReviewState({ read, endsSearch }: { read: ProspectRead; endsSearch: boolean }) {
  const t = useTranslations("prospect");
  const roles = useTranslations("common.roles");
  const { review, prospect, now } = read;
  if (!review) return null;
  if (review.isOpen) {
    const live = prospect.status === "published" ? prospect.liveVersion : null;
    const version = String(review.prospectVersion ?? prospect.latestVersion);
    return (
      <Notice>
        <p>
          {live === null
            ? t("closed.review", { version })
            : t("view.changeUnderReview", { version, live: String(live) })}
        </p>
        {endsSearch ? <p>{t("view.changeEnds")}</p> : null}
        <Clock
          who={roles("platform")}
          act="review"
          startedAt={review.waitingSince}
          dueAt={review.dueAt}
          now={now}
          workingDays={Math.abs(read.reviewDaysLeft)}
        />
      </Notice>
    );
  }
  const isOfDraft = (review.prospectVersion ?? 0) > (prospect.liveVersion ?? 0);
  if (review.decision === "rejected" && isOfDraft) {
    return (
      <div className="stack">
        <Refused
          title={t("notes.rejectedTitle")}
          why={<TermList of="moderationReasons" codes={review.reasonCodes} />}
          whatNow={review.note ?? undefined}
        />
        {read.whyNot.appeal === "prospect-open-already" ? (
          <p className="muted">{t("notes.appealBeside")}</p>
        ) : prospect.status === "rejected" && !prospect.appealed ? (
          <div className="row">
            <LinkButton to={paths.company.appeal(prospect.id)}>{t("notes.appeal")}</LinkButton>
          </div>
        ) : null}
      </div>
    );
  }
  return <ReviewNotice read={read} />;
}
