import { useTranslations } from "use-intl";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useReply } from "#app/shared/reply.ts";
import type { Board } from "./board.ts";

/** Assigns the ticked cards to a colleague; their checkboxes are in the cards and belong to this form. */
export function AssignForm({ choices }: { choices: Board["choices"] }) {
  const t = useTranslations("pipeline.assign");
  const { form: reply, refusal } = useReply("assign");
  const form = replyForm("assign", reply, {});
  return (
    <section className="section section--spaced" aria-labelledby="assign-title">
      <div className="section__head">
        <h2 id="assign-title">{t("title")}</h2>
      </div>
      <PostForm id="assign">
        <ErrorSummary
          errors={form
            .summary({ introductions: t("selected"), owner: t("owner") })
            .map((line) => (line.id === "assign-introductions" ? { ...line, id: undefined } : line))}
        />
        <RefusalNotice refusal={refusal} />
        <SelectField
          field={form.field("owner")}
          label={t("owner")}
          blank=""
          options={[
            ...choices.people.map(({ userId, name }) => ({ value: userId, label: name })),
            { value: "nobody", label: t("nobody") },
          ]}
        />
        <div className="row">
          <SubmitButton tone="secondary" name="act" value="assign">
            {t("act")}
          </SubmitButton>
        </div>
      </PostForm>
    </section>
  );
}
