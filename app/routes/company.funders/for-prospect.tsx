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

/** Nothing is ranked yet, or no more: the prospect is paused, suspended, rejected, or over. */
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
      {t(over === null ? "action" : "toProspects")}
    </LinkButton>
  );
  if (over !== null) {
    return (
      <EmptyState title={t("over")} actions={action}>
        {over}
      </EmptyState>
    );
  }
  const status = prospect?.status;
  if (prospect && (status === "paused" || status === "suspended" || status === "rejected")) {
    const page = (
      <LinkButton tone="primary" to={paths.company.prospect(prospect.id)}>
        {t("action")}
      </LinkButton>
    );
    return (
      <EmptyState title={t(status)} actions={page}>
        {t(`${status}Text`)}
      </EmptyState>
    );
  }
  return <EmptyState title={t("none")} steps={[t("steps.1"), t("steps.2"), t("steps.3")]} actions={action} />;
}
