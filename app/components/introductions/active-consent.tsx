import { useTranslations } from "use-intl";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { Term, TermList } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";

interface ActiveConsentFactsProps {
  consent: { fieldGroups: readonly string[]; purpose: string; expiresAt: Date };
}

/** The terms of a consent in force. */
export function ActiveConsentFacts({ consent }: ActiveConsentFactsProps) {
  const t = useTranslations("introduction.steps");
  const { fieldGroups, purpose, expiresAt } = consent;
  return (
    <FactList>
      <Fact label={t("opens")} value={<TermList of="fieldGroups" codes={fieldGroups} />} />
      <Fact label={t("purpose")} value={<Term of="consentPurposes" code={purpose} />} />
      <Fact label={t("lastDay")} value={<Day day={lastDayOf(expiresAt)} />} />
    </FactList>
  );
}
