import { useLocale, useTranslations } from "use-intl";
import type { AskFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { AskFitPanel } from "#app/components/prospects/editor/ask-fit.tsx";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { SidebarSection } from "#app/components/ui/facts.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";

/** How it fits the market, and what the company can do with it now; the ways to end it have their review. */
export function MovePanel({ read, fit }: { read: ProspectRead; fit: AskFitTexts }) {
  const t = useTranslations("prospect.view");
  const { whyNot, prospect, review } = read;
  const locale = useLocale();
  return (
    <aside className="stack-lg" aria-label={t("moves")}>
      <AskFitPanel loaded={fit} />
      {whyNot.close === null ? (
        <SidebarSection id="close" title={t("close")}>
          <p className="small">
            {t("closeText", {
              sum: formatMoneyExact(locale, prospect.confirmedFen),
              most: formatMoneyExact(locale, prospect.soughtFen),
            })}
          </p>
          <LinkButton to={reviewPaths.endOfAsk(prospect.id, "close")}>{t("close")}</LinkButton>
        </SidebarSection>
      ) : null}
      {whyNot.confirm === null ? (
        <PostForm className="stack">
          <SubmitButton tone="secondary" act="confirm">
            {t("confirm")}
          </SubmitButton>
        </PostForm>
      ) : null}
      {whyNot.pause === null || whyNot.resume === null ? (
        <SidebarSection title={t(whyNot.resume === null ? "resume" : "pause")}>
          <PostForm className="stack">
            {whyNot.pause === null ? <p className="small muted">{t("pauseText")}</p> : null}
            <SubmitButton tone="secondary" act={whyNot.resume === null ? "resume" : "pause"}>
              {t(whyNot.resume === null ? "resume" : "pause")}
            </SubmitButton>
          </PostForm>
        </SidebarSection>
      ) : null}
      {whyNot.dropChange === null && review ? (
        <SidebarSection id="drop" title={t("drop")}>
          <ButtonForm
            act="drop"
            sent={{ version: review.prospectVersion ?? "none" }}
            tone="secondary"
            button={t("dropSure")}
          >
            <p className="small muted">{t("dropText", { live: String(prospect.liveVersion) })}</p>
          </ButtonForm>
        </SidebarSection>
      ) : null}
      {whyNot.withdraw === null ? (
        <SidebarSection title={t("withdraw")}>
          <p className="small muted">{t("withdrawText")}</p>
          <LinkButton to={reviewPaths.endOfAsk(prospect.id, "withdraw")} tone="quiet">
            {t("withdrawSure")}
          </LinkButton>
        </SidebarSection>
      ) : null}
    </aside>
  );
}
