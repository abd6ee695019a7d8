import { useTranslations } from "use-intl";
import { CheckboxField } from "#app/components/ui/choices.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { useOptions } from "#app/components/ui/term.tsx";
import type { IntroductionStatus } from "#app/domain/introductions/lifecycle.ts";
import { useActForm, ActForm } from "#app/components/ui/act-form.tsx";

interface DeclineFormProps {
  group: "declineReasons" | "companyDeclineReasons";
  codes: readonly string[];
  /** The status that is read: a consent given meanwhile is not declined unseen. */
  status: IntroductionStatus;
  /** It is the reader's own request, which is taken back. */
  isOwn?: boolean;
  /** Nothing else can be answered: it is no second choice. */
  isOnly?: boolean;
  /** The institution whose further requests can be stopped. */
  stopOf?: string;
}

/** Declines with a reason code that the other side sees; a company may also stop further requests. */
export function DeclineForm({
  group,
  codes,
  status,
  isOwn = false,
  isOnly = false,
  stopOf,
}: DeclineFormProps) {
  const t = useTranslations("introduction.decline");
  const options = useOptions();
  const why = isOwn ? "whyTakeBack" : isOnly ? "whyOnly" : "why";
  const form = useActForm("decline", { reasonCode: t(why), note: t("note") });
  return (
    <ActForm
      form={form}
      sent={{ status }}
      className="decision__part"
      tone="secondary"
      button={t(isOwn ? "takeBack" : "act")}
    >
      <SelectField {...form.labelled("reasonCode")} blank={t("choose")} options={options(group, codes)} />
      <TextareaField {...form.labelled("note")} hint={t("noteHint")} optional rows={2} />
      {stopOf === undefined ? null : (
        <CheckboxField
          field={form.field("stop")}
          label={t("stop", { institution: stopOf })}
          note={t("stopNote")}
        />
      )}
    </ActForm>
  );
}
