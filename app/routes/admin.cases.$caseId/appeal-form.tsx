import { useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { DECISION, type DecidingProps } from "./decision.ts";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { CaseClock } from "./case-clock.tsx";
import { AppealedRejection, AppealWords } from "./appeal-words.tsx";
import { PublicationFollows } from "./publication-follows.tsx";

/** The company's appeal, and the choice to uphold or overturn the rejection. */
export function AppealForm({ view, form }: DecidingProps) {
  const t = useTranslations("admin.decision");
  const appeal = useTranslations("admin.appeal");
  return (
    <ButtonForm
      id={DECISION}
      className="stick decision"
      aria-labelledby="appeal-title"
      act="decide-appeal"
      button={t("send")}
      sent={{ ends: view.fills.mark, teaser: view.teaserMark }}
    >
      <h2 id="appeal-title">{appeal("title")}</h2>
      <CaseClock view={view} />
      <AppealedRejection view={view} />
      <AppealWords view={view} />
      <RadioField {...form.labelled("verdict")} choices={view.verdicts} column />
      <PublicationFollows fills={view.fills} />
      <TextareaField {...form.labelled("note")} rows={5} />
    </ButtonForm>
  );
}
