import { useTranslations } from "use-intl";
import { ActLink } from "#app/components/ui/act-link.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Refused } from "#app/components/ui/refused.tsx";
import { TermList } from "#app/components/ui/term.tsx";
import { paths } from "#app/shared/paths.ts";
import type { CurrentProspect } from "#app/services/prospects/read-company-dashboard.server.ts";

/** Why institutions don't see a prospect that was theirs to see, or was refused them, and the next step. */
export function AskOffMarket({ current: { prospect, review } }: { current: CurrentProspect }) {
  const t = useTranslations("company.home");
  const ask = useTranslations("prospect");
  const { id, status } = prospect;
  switch (status) {
    case "rejected":
      return (
        <div className="stack">
          <Refused
            title={ask("notes.rejectedTitle")}
            why={<TermList of="moderationReasons" codes={review?.reasonCodes ?? []} />}
            whatNow={review?.note ?? undefined}
          />
          <div className="row">
            {prospect.appealed ? null : (
              <ActLink to={paths.company.appeal(id)}>{ask("notes.appeal")}</ActLink>
            )}
            <ActLink to={paths.company.prospects()}>{ask("list.start")}</ActLink>
          </div>
        </div>
      );
    case "withdrawn":
    case "funded":
      return (
        <Notice title={t(`over.${status}`)}>
          <p>{t(`over.${status}Text`)}</p>
          <div className="row">
            <ActLink tone="primary" to={paths.company.prospects()}>
              {ask("list.start")}
            </ActLink>
          </div>
        </Notice>
      );
    case "expired":
      return (
        <Notice tone="due" title={t("over.expired")}>
          <p>{t("over.expiredText")}</p>
          <div className="row">
            <ActLink tone="primary" to={paths.company.prospectStep(id, "teaser")}>
              {ask("submit.again")}
            </ActLink>
          </div>
        </Notice>
      );
    case "paused":
      return (
        <Notice title={t("over.paused")}>
          <p>{t("over.pausedText")}</p>
          <div className="row">
            <LinkButton to={paths.company.prospect(id)}>{t("toProspect")}</LinkButton>
          </div>
        </Notice>
      );
    default:
      return null;
  }
}
