import { useLocale, useTranslations } from "use-intl";
import { Section } from "#app/components/ui/page-header.tsx";
import { OverdueTable } from "./ageing.tsx";
import { DeadCalls } from "./dead-calls.tsx";
import { OpenDifferences } from "./differences.tsx";
import { FailedRefunds } from "./failed-refunds.tsx";
import type { BillingToday } from "./figures.tsx";
import { RefundsUnderway } from "./refunds-underway.tsx";

type Matters = Pick<
  BillingToday,
  "institutions" | "differences" | "lastRun" | "refundsUnderway" | "failedRefunds" | "deadCalls" | "now"
>;

/** What needs a person, a section each; what there is none of stands in one sentence below them. */
export function OpenMatters({ today }: { today: Matters }) {
  const t = useTranslations("billing-admin.today");
  const locale = useLocale();
  const { institutions, differences, lastRun, refundsUnderway, failedRefunds, deadCalls, now } = today;
  const none = [
    institutions.length === 0 ? t("none.institutions") : null,
    differences.length === 0 && lastRun !== null ? t("none.differences") : null,
    refundsUnderway.length === 0 ? t("none.underway") : null,
    failedRefunds.length === 0 ? t("none.refunds") : null,
    deadCalls.length === 0 ? t("none.calls") : null,
  ].filter((words) => words !== null);
  return (
    <>
      {institutions.length === 0 ? null : (
        <Section id="overdue" title={t("institutions")} spaced={false}>
          <OverdueTable institutions={institutions} />
        </Section>
      )}
      {differences.length === 0 && lastRun !== null ? null : (
        <Section id="differences" title={t("differences")} spaced={false}>
          <OpenDifferences differences={differences} now={now} />
        </Section>
      )}
      {refundsUnderway.length === 0 ? null : (
        <Section id="underway" title={t("refundsUnderway")} spaced={false}>
          <RefundsUnderway refunds={refundsUnderway} now={now} />
        </Section>
      )}
      {failedRefunds.length === 0 ? null : (
        <Section id="refunds" title={t("refundsFailed")} spaced={false}>
          <FailedRefunds refunds={failedRefunds} />
        </Section>
      )}
      {deadCalls.length === 0 ? null : (
        <Section id="calls" title={t("deadCalls")} spaced={false}>
          <DeadCalls calls={deadCalls} />
        </Section>
      )}
      {none.length === 0 ? null : (
        <p className="small muted">
          {t("none.words", { list: new Intl.ListFormat(locale, { type: "disjunction" }).format(none) })}
        </p>
      )}
    </>
  );
}
