import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { RadioField } from "#app/components/ui/choices.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { INSTITUTION_REASONS } from "#app/domain/codes/reasons.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { InstitutionView } from "./institution-record.tsx";

/** Restrict, suspend, restore or terminate: what its status allows, the rest with the reason why not. */
export function StatusForm({
  view: { institution, moves },
  form,
}: {
  view: InstitutionView;
  form: LabelledForm<string>;
}) {
  const t = useTranslations("admin.moves");
  const term = useTerm();
  const allowed = moves.filter(({ whyNot }) => whyNot !== "institution-wrong-state");
  const possible = allowed.flatMap(({ move, whyNot }) => (move === "suspend" ? [] : [{ move, whyNot }]));
  const maySuspend = possible.length < allowed.length;
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
        <SubmitButton>{t("button")}</SubmitButton>
        {maySuspend ? (
          <LinkButton to={adminPaths.suspension(institution.id)} tone="quiet">
            {t("suspend")}
          </LinkButton>
        ) : null}
      </div>
      <p className="small muted">{t("hint")}</p>
    </PostForm>
  );
}
