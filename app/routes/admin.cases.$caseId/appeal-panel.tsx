import { useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { CaseClock } from "./case-clock.tsx";
import { type CaseView, DECISION } from "./view.ts";

/** The hearing of an appeal: the company's words, and the rejection upheld or overturned. */
export function AppealPanel({ view, form }: { view: CaseView; form: ReplyForm }) {
  const t = useTranslations("admin.appeal");
  const decision = useTranslations("admin.decision");
  const { submission, history } = view;
  const words = history.find(({ type }) => type === "prospect-appealed")?.note;
  const isBlocked = submission?.mayBePublished === false;
  return (
    <PostForm id={DECISION} className="stick decision" aria-labelledby="appeal-title">
      <h2 id="appeal-title">{t("title")}</h2>
      <CaseClock view={view} />
      {words ? (
        <div>
          <h3>{t("words")}</h3>
          <p className="whitespace-pre-line">{words}</p>
        </div>
      ) : null}
      {view.can.hear ? (
        <>
          <RadioField
            field={form.field("verdict")}
            label={decision("what")}
            column
            choices={[
              { value: "uphold", label: t("uphold"), note: t("upholdNote") },
              {
                value: "overturn",
                label: t("overturn"),
                note: isBlocked ? decision("notWhileUnmet") : t("overturnNote"),
                disabled: isBlocked,
              },
            ]}
          />
          <TextareaField field={form.field("note")} label={decision("note")} rows={5} />
          <div className="row">
            <SubmitButton name="act" value="decide-appeal">
              {decision("send")}
            </SubmitButton>
          </div>
        </>
      ) : (
        <p className="muted">{t("notYours")}</p>
      )}
    </PostForm>
  );
}
