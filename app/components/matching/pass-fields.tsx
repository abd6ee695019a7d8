import { useTranslations } from "use-intl";
import { PASS_REASONS } from "#app/domain/matching/ranking/pass-reasons.ts";
import { passChange } from "#app/shared/pass-change.ts";
import { CheckboxField, RadioField } from "../ui/choices.tsx";
import { ErrorSummary } from "../ui/form.tsx";
import { TextField } from "../ui/inputs.tsx";
import type { ReplyForm } from "../ui/reply-form.ts";
import { useTerm } from "../ui/term.tsx";

/** Errors of a pass form, each a link to its field. */
export function PassErrors({ form }: { form: ReplyForm }) {
  const t = useTranslations("matching.opportunities.pass");
  const labels = { reasonCode: t("why"), note: t("note"), repairable: t("repairable") };
  return <ErrorSummary errors={form.summary(labels)} />;
}

interface PassFieldsProps {
  form: ReplyForm;
  mandateId: string;
  prospectId: string;
}

/** Why an institution passes, what each reason changes, and whether the company could change that. */
export function PassFields({ form, mandateId, prospectId }: PassFieldsProps) {
  const t = useTranslations("matching.opportunities.pass");
  const words = useTranslations("common.words");
  const term = useTerm();
  return (
    <>
      <input type="hidden" name="mandateId" value={mandateId} />
      <input type="hidden" name="prospectId" value={prospectId} />
      <RadioField
        field={form.field("reasonCode")}
        label={t("why")}
        hint={t("hint")}
        column
        choices={PASS_REASONS.map((code) => ({
          value: code,
          label: term("declineReasons", code),
          note: passChange(t, code, words("comma")),
        }))}
      />
      <TextField
        field={form.field("note")}
        label={t("note")}
        hint={t("noteHint")}
        optional
        width="full"
        maxLength={500}
      />
      <CheckboxField field={form.field("repairable")} label={t("repairable")} note={t("repairableHint")} />
      <div className="small">
        <p>{t("changesTitle")}</p>
        <ul className="plain-list">
          {(["changeHere", "changeThem", "changeBack"] as const).map((change) => (
            <li key={change}>{t(change)}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
