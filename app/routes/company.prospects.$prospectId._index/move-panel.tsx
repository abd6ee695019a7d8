import { useLocale, useTranslations } from "use-intl";
import type { AskFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { AskFitPanel } from "#app/components/prospects/editor/ask-fit.tsx";
import { SidebarSection } from "#app/components/ui/facts.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { useReply } from "#app/shared/reply.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";

/** How it fits the market, and what the company can do with it now; ending it needs a confirmation. */
export function MovePanel({ read, fit }: { read: ProspectRead; fit: AskFitTexts }) {
  const t = useTranslations("prospect.view");
  const { form: reply } = useReply("withdraw");
  const form = replyForm("withdraw", reply);
  const { whyNot, open, prospect } = read;
  const locale = useLocale();
  return (
    <aside className="stack-lg" aria-label={t("moves")}>
      <AskFitPanel loaded={fit} />
      {whyNot.close === null && open !== null ? (
        <SidebarSection id="close" title={t("close")}>
          <p className="small">
            {t("closeText", {
              sum: formatMoneyExact(locale, prospect.confirmedFen),
              most: formatMoneyExact(locale, prospect.soughtFen),
            })}
          </p>
          <More summary={t("close")}>
            <PostForm className="stack">
              <p className="small">
                {t("closeEnds", { ...open, all: open.offers + open.applications + open.requests })}
              </p>
              <SubmitButton act="close">{t("closeSure")}</SubmitButton>
            </PostForm>
          </More>
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
      {whyNot.withdraw === null ? (
        <SidebarSection title={t("withdraw")}>
          <p className="small muted">{t("withdrawText")}</p>
          <More summary={t("withdrawSure")} open={reply !== undefined}>
            <PostForm className="stack">
              <ErrorSummary errors={form.summary({ note: t("withdrawNote") })} />
              <TextareaField field={form.field("note")} label={t("withdrawNote")} rows={2} optional />
              <SubmitButton tone="danger" act="withdraw">
                {t("withdrawSure")}
              </SubmitButton>
            </PostForm>
          </More>
        </SidebarSection>
      ) : null}
    </aside>
  );
}
