import { useLocale, useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { paths } from "#app/shared/paths.ts";
import { formatMonthsRange } from "#app/i18n/format.ts";
import { formatSought } from "#app/i18n/sought.ts";
import type { FundersProspect } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** The prospect, and the amount still sought. */
export function ForProspect({ prospect }: { prospect: FundersProspect }) {
  const t = useTranslations("matching.funders");
  const common = useTranslations("common.words");
  const locale = useLocale();
  const { termMonthsMin, termMonthsMax } = prospect;
  const hasTerm = termMonthsMin !== null || termMonthsMax !== null;
  return (
    <>
      <span>
        {t.rich(hasTerm ? "for" : "forBare", {
          number: t("number", {
            number: runningNumber("prospect", prospect.number),
            version: prospect.version,
          }),
          amount: formatSought(locale, common, { from: prospect.amountMinFen, to: prospect.amountMaxFen }),
          term: hasTerm ? formatMonthsRange(locale, termMonthsMin, termMonthsMax) : "",
          b: (words) => <span className="nowrap">{words}</span>,
        })}
      </span>
      <span>{t("now")}</span>
    </>
  );
}

/** Nothing is left to ask for: none is listed, and none nearly fits. */
export function MetAsk() {
  const t = useTranslations("matching.funders.empty");
  return <EmptyState title={t("met")}>{t("metText")}</EmptyState>;
}

/** How the page of a prospect says why nothing is ranked. */
const textOf = {
  draft: "draft",
  submitted: "submitted",
  under_review: "submitted",
  changes_requested: "changes_requested",
  paused: "paused",
  suspended: "suspended",
  rejected: "rejected",
} as const satisfies Partial<Record<ProspectStatus, string>>;

/** Nothing is ranked yet, or no more: there is no prospect, it isn't published, off the market, or over. */
export function NoFunders({
  prospect,
  over,
}: {
  prospect: { id: string; status: ProspectStatus } | null;
  over: string | null;
}) {
  const t = useTranslations("matching.funders.empty");
  const action = (
    <LinkButton tone="primary" to={paths.company.prospects()}>
      {t("toProspects")}
    </LinkButton>
  );
  if (over !== null) {
    return (
      <EmptyState title={t("over")} actions={action}>
        {over}
      </EmptyState>
    );
  }
  if (prospect && prospect.status in textOf) {
    const key = textOf[prospect.status as keyof typeof textOf];
    const page = (
      <LinkButton tone="primary" to={paths.company.prospect(prospect.id)}>
        {t("action")}
      </LinkButton>
    );
    return (
      <EmptyState title={t(key)} actions={page}>
        {t(`${key}Text`)}
      </EmptyState>
    );
  }
  return <EmptyState title={t("none")} steps={[t("steps.1"), t("steps.2"), t("steps.3")]} actions={action} />;
}
