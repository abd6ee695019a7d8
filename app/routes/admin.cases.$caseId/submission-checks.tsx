import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useTerm } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import type { Check, CheckFinding } from "#app/domain/prospects/checks.ts";
import { Checks } from "./checks.tsx";

/** The automatic checks of a prospect's version, in words. */
export function SubmissionChecks({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations("admin.checks");
  const say = useFinding();
  return (
    <Checks
      lines={checks.map((check) => ({
        key: check.check,
        outcome: check.outcome,
        title: t(`${check.check}.title`, { least: String(leastOf(check)) }),
        said:
          check.findings.length > 0
            ? check.findings.map((finding) => say(finding, check))
            : [t(quiet(check))],
      }))}
    />
  );
}

function leastOf({ findings }: Check): number {
  return findings.flatMap((finding) => (finding.type === "cohort" ? [finding.least] : []))[0] ?? 5;
}

/** What is said of a check that found nothing. */
function quiet({ check, outcome }: Check) {
  if (outcome === "unknown" && (check === "cohort" || check === "figures" || check === "amount")) {
    return `${check}.unknown` as const;
  }
  return check === "cohort" ? (`${check}.unknown` as const) : (`${check}.met` as const);
}

function useFinding(): (finding: CheckFinding, check: Check) => ReactNode {
  const t = useTranslations("admin.checks");
  const fields = useTranslations("prospect.fields");
  const rows = useTranslations("prospect.rows");
  const term = useTerm();
  const linkTo = (field: string) => fields(field as never);
  return (finding, check) => {
    switch (finding.type) {
      case "uscc":
        return t(`uscc.${finding.fault}`);
      case "identity":
        return t("identity.finding", { found: finding.found, field: linkTo(finding.field) });
      case "promise":
        return t("promises.finding", { found: finding.found, field: linkTo(finding.field) });
      case "cohort":
        return t(check.outcome === "met" ? "cohort.met" : "cohort.not", { count: finding.count });
      case "figure": {
        const field = finding.field === "year" ? "" : rows(finding.field as never);
        return t(`figures.${finding.fault}`, { year: String(finding.year), field });
      }
      case "amount":
        return t("amount.finding", { share: finding.sharePercent });
      case "recognition":
        return t.rich("recognitions.finding", {
          name: term("recognitions", finding.code),
          day: () => <Day day={finding.until} />,
        });
    }
  };
}
