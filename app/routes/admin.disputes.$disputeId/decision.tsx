import { useLocale, useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { useOptions } from "#app/components/ui/term.tsx";
import { useOutcomeName } from "#app/components/deals/dispute-record.tsx";
import { DISPUTE_GROUNDS } from "#app/domain/codes/reasons.ts";
import { DISPUTE_OUTCOMES } from "#app/domain/deals/dispute.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { useActForm, ActForm } from "#app/components/ui/act-form.tsx";

type Read = Awaited<ReturnType<typeof readDispute>>;

interface DecisionProps {
  mostFen: bigint;
  shown: string;
  mayDecide: boolean;
  needsSecond: boolean;
  turn: Read["turn"];
  reversalId: string | null;
}

/** The form of an admin's finding: decision, basis, and the text that both sides get. */
export function Decision({ mostFen, shown, mayDecide, needsSecond, turn, reversalId }: DecisionProps) {
  const t = useTranslations("dispute.decide");
  const outcomeName = useOutcomeName();
  const reversals = useTranslations("deal.reversals.disputed.means");
  const options = useOptions();
  const locale = useLocale();
  const form = useActForm("decide", {
    outcome: t("outcome"),
    foundFen: t("found"),
    ground: t("ground"),
    words: t("words"),
  });
  // A confirmed amount is not corrected: what is wrong is reversed, and paid anew.
  const outcomes = DISPUTE_OUTCOMES.filter((value) => reversalId === null || value !== "corrected");
  if (!mayDecide) return turn === null ? null : <p className="small muted">{t("waits")}</p>;
  return (
    <section className="decision" aria-labelledby="decide-title">
      <h2 id="decide-title">{t("title")}</h2>
      <ActForm form={form} sent={{ shown }} button={t(needsSecond ? "propose" : "act")}>
        <RadioField
          {...form.labelled("outcome")}
          column
          choices={outcomes.map((value) => ({
            value,
            label: outcomeName({ reversalId }, value),
            note: reversalId === null || value === "corrected" ? t(`means.${value}`) : reversals(value),
          }))}
        />
        {reversalId === null ? (
          <NumberField
            {...form.labelled("foundFen")}
            hint={t("foundHint", { most: formatMoneyExact(locale, mostFen) })}
            unit={t("yuan")}
            optional
            width="md"
          />
        ) : null}
        <SelectField
          {...form.labelled("ground")}
          blank={t("choose")}
          options={options("disputeGrounds", DISPUTE_GROUNDS)}
        />
        <TextareaField {...form.labelled("words")} hint={t("wordsHint")} rows={4} />
        <p className="small muted">{t(needsSecond ? "second" : "alone")}</p>
      </ActForm>
    </section>
  );
}
