import { useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { INSTITUTION_REASONS } from "#app/domain/codes/reasons.ts";
import type { InstitutionView } from "./institution-record.tsx";

/** Restrict, suspend, restore or terminate: what its status allows, the rest with the reason why not. */
export function StatusForm({ view: { moves }, form }: { view: InstitutionView; form: LabelledForm<string> }) {
  const t = useTranslations("admin.moves");
  const term = useTerm();
  const possible = moves.filter(({ whyNot }) => whyNot !== "institution-wrong-state");
  if (possible.length === 0) {
    return (
      <aside className="stick decision" aria-labelledby="status-title">
        <h2 id="status-title">{t("title")}</h2>
        <p className="muted">{t("none")}</p>
      </aside>
    );
  }
  return (
    <PostForm id={form.id} className="stick decision" aria-labelledby="status-title">
      <h2 id="status-title">{t("title")}</h2>
      <RadioField
        {...form.labelled("move")}
        column
        choices={possible.map(({ move, whyNot }) => ({
          value: move,
          label: t(move),
          note: whyNot === null ? t(`${move}Note`) : t("licenceExpired"),
          disabled: whyNot !== null,
        }))}
      />
      <SelectField
        {...form.labelled("reason")}
        hint={t("reasonHint")}
        width="full"
        blank=""
        options={INSTITUTION_REASONS.map((value) => ({ value, label: term("institutionReasons", value) }))}
      />
      <TextareaField {...form.labelled("note")} rows={4} optional />
      <div className="row">
        <SubmitButton tone="danger">{t("button")}</SubmitButton>
      </div>
      <p className="small muted">{t("hint")}</p>
    </PostForm>
  );
}
