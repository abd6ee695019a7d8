import { useTranslations } from "use-intl";
import { useReply } from "#app/shared/reply.ts";
import { CheckboxField } from "#app/components/ui/choices.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";

/** Declines with a reason code that the other side sees; a company may also stop further requests. */
export function DeclineForm({
  group,
  codes,
  stopOf,
}: {
  group: "declineReasons" | "companyDeclineReasons";
  codes: readonly string[];
  /** The institution whose further requests can be stopped. */
  stopOf?: string;
}) {
  const t = useTranslations("introduction.decline");
  const term = useTerm();
  const { form: reply, refusal } = useReply("decline");
  const form = replyForm("decline", reply, {});
  return (
    <PostForm id={form.id} className="decision__part">
      <ErrorSummary errors={form.summary({ reasonCode: t("why"), note: t("note") })} />
      <RefusalNotice refusal={refusal} />
      <SelectField
        field={form.field("reasonCode")}
        label={t("why")}
        blank={t("choose")}
        options={codes.map((value) => ({ value, label: term(group, value) }))}
      />
      <TextareaField field={form.field("note")} label={t("note")} hint={t("noteHint")} optional rows={2} />
      {stopOf === undefined ? null : (
        <CheckboxField
          field={form.field("stop")}
          label={t("stop", { institution: stopOf })}
          note={t("stopNote")}
        />
      )}
      <div className="row">
        <SubmitButton tone="secondary" name="act" value="decline">
          {t("act")}
        </SubmitButton>
      </div>
    </PostForm>
  );
}
