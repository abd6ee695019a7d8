import { useLocale, useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import type { DecisionPattern } from "#app/domain/mandates/decision-pattern.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import type { EditedMandate } from "./shapes.ts";

/** The form field of each criterion. */
const fieldOf: Record<DecisionPattern["criterion"], string> = {
  revenue: "minRevenueFen",
  age: "minAgeMonths",
  amount_below: "amountMinFen",
  amount_from: "amountMaxFen",
  sector: "sectorsExcluded",
  district: "districts",
  stage: "stages",
};

/** The criterion that the institution actually applies, with its counts and a link to its field. */
export function DecisionPatternNotice({
  pattern,
  form,
}: {
  pattern: NonNullable<EditedMandate["decisionPattern"]>;
  form: ReplyForm | null;
}) {
  const t = useTranslations("mandate.habit");
  const who = useWho();
  const { declined, of, restDeclined, restOf, criterion } = pattern;
  return (
    <Notice tone="due" title={t("title")}>
      <p>{t("found", { who: who(pattern), declined, of, restDeclined, restOf })}</p>
      <p className="small">{t("why")}</p>
      {form === null ? null : (
        <div className="row">
          <a className="btn btn-secondary btn-sm" href={`#${form.field(fieldOf[criterion]).id}`}>
            {t(`edit.${criterion}`)}
          </a>
        </div>
      )}
    </Notice>
  );
}

function useWho(): (pattern: DecisionPattern) => string {
  const t = useTranslations("mandate.habit.who");
  const locale = useLocale();
  const term = useTerm();
  return (pattern) => {
    switch (pattern.criterion) {
      case "revenue":
      case "amount_below":
      case "amount_from":
        return t(pattern.criterion, { limit: formatMoneyShort(locale, pattern.limitFen) });
      case "age":
        return t("age", { years: pattern.limitYears });
      case "sector":
        return t("sector", { code: term("sectors", pattern.code) });
      case "district":
        return t("district", { code: term("districts", pattern.code) });
      case "stage":
        return t("stage", { code: term("stages", pattern.code) });
    }
  };
}
