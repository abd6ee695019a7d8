import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useTerm } from "#app/components/ui/term.tsx";
import type { LicenceCheck } from "#app/domain/organizations/licence-checks.ts";
import { formatDay } from "#app/i18n/format.ts";
import { Checks } from "./checks.tsx";

/** What could be checked of an application without asking the regulator, in words. */
export function ApplicationChecks({ checks }: { checks: readonly LicenceCheck[] }) {
  const t = useTranslations("admin.checks");
  const say = useSentence();
  return (
    <Checks
      lines={checks.map((check) => ({
        key: check.check,
        outcome: check.outcome,
        title: t(`${check.check}.title`),
        said: [say(check)],
      }))}
    />
  );
}

function useSentence(): (check: LicenceCheck) => ReactNode {
  const locale = useLocale();
  const t = useTranslations("admin.checks");
  const term = useTerm();
  return ({ check, outcome, values }) => {
    const verdict = outcome === "not_met" ? "not" : outcome;
    switch (check) {
      case "uscc":
        return t(outcome === "met" ? "uscc.met" : outcome === "unknown" ? "uscc.gb11714" : "uscc.checksum");
      case "uscc_unique":
        return t(outcome === "met" ? "uscc_unique.met" : "uscc_unique.not");
      case "regulator":
        return t(`regulator.${verdict}`, {
          kind: term("institutionKinds", String(values["kind"])),
          given: term("regulators", String(values["given"])),
          expected: term("regulators", String(values["expected"])),
        });
      case "expiry":
        if (!values["end"]) return t("expiry.noEnd");
        return t(`expiry.${verdict}`, {
          day: formatDay(locale, String(values["end"])),
          days: Number(values["days"]),
        });
      case "register":
        return t("register.unknown");
    }
  };
}
