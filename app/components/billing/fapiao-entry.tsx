import { useTranslations } from "use-intl";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { FieldFrame, fieldIds } from "#app/components/ui/field.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField, TextareaField, TextField } from "#app/components/ui/inputs.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import type { Horizon } from "#app/domain/horizons.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { fapiaoPaths } from "#app/shared/billing-paths.ts";
import type { ShownFapiao } from "./fapiao-panel.tsx";

interface FapiaoEntryProps {
  fapiao: ShownFapiao;
  /** When it may have been issued. */
  days: Horizon;
  whyNotEnter: RefusalCode | null;
  mayCancel: boolean;
}

/** A finance admin enters number, day and file of a fapiao, corrects them, or ends the request. */
export function FapiaoEntry({ fapiao, days, whyNotEnter, mayCancel }: FapiaoEntryProps) {
  return (
    <div className="stack-lg">
      {whyNotEnter === null ? <EnterFapiao fapiao={fapiao} days={days} /> : <WhyNot code={whyNotEnter} />}
      {mayCancel ? <CancelFapiao fapiao={fapiao} /> : null}
    </div>
  );
}

function EnterFapiao({
  fapiao: { id, number, issuedOn, status },
  days,
}: Omit<FapiaoEntryProps, "whyNotEnter" | "mayCancel">) {
  const t = useTranslations("billing.pricing.fapiao");
  const labels = { number: t("number"), issuedOn: t("issuedOn"), file: t("file") };
  const form = useActForm("enter", labels, { number, issuedOn });
  const isNew = status === "requested";
  const words = {
    field: { ...form.field("file"), name: "file" },
    label: t("file"),
    hint: isNew ? t("fileHint") : `${t("fileHint")}. ${t("keepFile")}`,
  };
  return (
    <PostForm
      id={form.id}
      document
      action={fapiaoPaths.one(id)}
      encType="multipart/form-data"
      sent={{ act: "enter" }}
    >
      <FormErrors errors={form.errors} refusal={form.refusal} />
      <TextField
        {...form.labelled("number")}
        hint={t("numberHint")}
        inputMode="numeric"
        autoComplete="off"
        width="md"
        required
      />
      <DateField {...form.labelled("issuedOn")} within={days} required />
      <FieldFrame {...words}>
        <input type="file" accept=".pdf,.ofd" className="input" {...fieldIds(words).control} />
      </FieldFrame>
      <div className="form-actions">
        <SubmitButton>{t(isNew ? "enter" : "correct")}</SubmitButton>
      </div>
    </PostForm>
  );
}

function CancelFapiao({ fapiao: { id } }: Pick<FapiaoEntryProps, "fapiao">) {
  const t = useTranslations("billing.pricing.fapiao");
  const form = useActForm("cancel", { note: t("cancelNote") });
  return (
    <More summary={t("cancel")} open={form.isAnswered}>
      <ActForm form={form} action={fapiaoPaths.one(id)} tone="danger" button={t("cancel")}>
        <TextareaField {...form.labelled("note")} rows={2} optional />
      </ActForm>
    </More>
  );
}
