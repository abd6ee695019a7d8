import { useTranslations } from "use-intl";
import { FALL_THROUGH_REASONS } from "#app/domain/codes/reasons.ts";
import { useReply } from "#app/http/reply.ts";
import { More } from "../ui/disclosure.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "../ui/form.tsx";
import { SelectField, TextareaField } from "../ui/inputs.tsx";
import { RefusalNotice } from "../ui/refusal.tsx";
import { replyForm } from "../ui/reply-form.ts";
import { useTerm } from "../ui/term.tsx";

/** One button that moves the deal, under the one line that says what it means. */
export function OneAct({
  act,
  title,
  note,
  button,
}: {
  act: string;
  title: string;
  note: string;
  button: string;
}) {
  const { refusal } = useReply(act);
  return (
    <section className="decision" aria-labelledby={act}>
      <h2 id={act}>{title}</h2>
      <RefusalNotice refusal={refusal} />
      <p className="small">{note}</p>
      <PostForm className="row">
        <SubmitButton name="act" value={act}>
          {button}
        </SubmitButton>
      </PostForm>
    </section>
  );
}

/** Ending a deal that won't come to money: asked once, in words, with a reason. */
export function FallThrough() {
  const t = useTranslations("deal.fallThrough");
  const term = useTerm();
  const { form: reply, refusal } = useReply("fall-through");
  const form = replyForm("fall-through", reply, {});
  return (
    <More summary={t("summary")} open={reply !== undefined || refusal !== undefined}>
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary({ reasonCode: t("why"), note: t("note") })} />
        <RefusalNotice refusal={refusal} />
        <p className="small">{t("what")}</p>
        <SelectField
          field={form.field("reasonCode")}
          label={t("why")}
          blank={t("choose")}
          options={FALL_THROUGH_REASONS.map((value) => ({ value, label: term("fallThroughReasons", value) }))}
        />
        <TextareaField field={form.field("note")} label={t("note")} optional rows={2} />
        <div className="row">
          <SubmitButton tone="danger" name="act" value="fall-through">
            {t("act")}
          </SubmitButton>
        </div>
      </PostForm>
    </More>
  );
}
