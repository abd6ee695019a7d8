import { useLocale, useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import type { Habit } from "#app/domain/mandates/habit.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import type { EditedMandate } from "./shapes.ts";

/** The form field of each criterion. */
const fieldOf: Record<Habit["criterion"], string> = {
  revenue: "minRevenueFen",
  age: "minAgeMonths",
  amount_below: "amountMinFen",
  amount_from: "amountMaxFen",
  sector: "sectorsExcluded",
  district: "districts",
  stage: "stages",
};

/** The criterion that the institution actually applies, with its counts and a link to its field. */
export function HabitNotice({ habit, form }: { habit: EditedMandate["habit"]; form: ReplyForm | null }) {
  const t = useTranslations("mandate.habit");
  const who = useWho();
  if (habit === null) return null;
  const { declined, of, restDeclined, restOf, criterion } = habit;
  return (
    <Notice tone="due" title={t("title")}>
      <p>{t("found", { who: who(habit), declined, of, restDeclined, restOf })}</p>
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

function useWho(): (habit: Habit) => string {
  const t = useTranslations("mandate.habit.who");
  const locale = useLocale();
  const term = useTerm();
  return (habit) => {
    switch (habit.criterion) {
      case "revenue":
      case "amount_below":
      case "amount_from":
        return t(habit.criterion, { limit: formatMoneyShort(locale, habit.limitFen) });
      case "age":
        return t("age", { years: habit.limitYears });
      case "sector":
        return t("sector", { code: term("sectors", habit.code) });
      case "district":
        return t("district", { code: term("districts", habit.code) });
      case "stage":
        return t("stage", { code: term("stages", habit.code) });
    }
  };
}
