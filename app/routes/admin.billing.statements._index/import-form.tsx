import { useTranslations } from "use-intl";
import { useActForm } from "#app/components/ui/act-form.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { FieldFrame, fieldIds } from "#app/components/ui/field.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { LARGEST_STATEMENT_BYTES, MOST_STATEMENT_LINES } from "#app/domain/billing/bank/limits.ts";
import { formatSize } from "#app/i18n/format-size.ts";

/** One file of the bank, sent whole. */
export function ImportForm({ accounts }: { accounts: readonly string[] }) {
  const t = useTranslations("billing-admin.statements.import");
  const form = useActForm("import", { account: t("account"), file: t("file") });
  const file = {
    ...form.labelled("file"),
    hint: t("fileHint", { size: formatSize(LARGEST_STATEMENT_BYTES), lines: MOST_STATEMENT_LINES }),
  };
  return (
    <Section id="import-title" title={t("title")}>
      <PostForm id={form.id} document encType="multipart/form-data">
        <FormErrors errors={form.errors} refusal={form.refusal} />
        <input type="hidden" name="act" value="import" />
        <SelectField
          {...form.labelled("account")}
          hint={t("accountHint")}
          optional
          width="md"
          blank={t("accountOfFile")}
          options={accounts.map((account) => ({ value: account, label: account }))}
        />
        <FieldFrame {...file}>
          <input type="file" accept=".csv,.txt,.xlsx" className="input" {...fieldIds(file).control} />
        </FieldFrame>
        <div className="form-actions">
          <Button tone="primary">{t("act")}</Button>
        </div>
      </PostForm>
    </Section>
  );
}
