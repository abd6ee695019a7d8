import { useTranslations } from "use-intl";
import type { LedgerStep } from "#app/domain/introductions/consent-ledger.ts";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { Section } from "#app/components/ui/page-header.tsx";
import { TermList } from "#app/components/ui/term.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Day, Instant } from "#app/components/ui/when.tsx";

interface ConsentStepsProps {
  steps: readonly LedgerStep[];
  names: { company: string; institution: string };
}

/** Each step of a consent: who took it, when, and what it opened. `company` names the company. */
export function ConsentSteps({ steps, names }: ConsentStepsProps) {
  const t = useTranslations("introduction.steps");
  return (
    <Section id="steps" title={t("title")} spaced={false}>
      {steps.length === 0 ? (
        <p className="muted">{t("none")}</p>
      ) : (
        <Timeline
          entries={steps.map(({ key, what, by, person, at, opens }, index) => ({
            key,
            current: index === 0,
            head: (
              <>
                <b>{t(`what.${what}`)}</b>{" "}
                <span className="muted">{person ?? (by === "system" ? t("clock") : names[by])}</span>
              </>
            ),
            at: <Instant at={at} />,
            body:
              opens === null ? null : (
                <p className="muted">
                  <TermList of="fieldGroups" codes={opens.fieldGroups} />
                  {t("separator")}
                  {t.rich("until", { day: () => <Day day={lastDayOf(opens.expiresAt)} /> })}
                </p>
              ),
          }))}
        />
      )}
    </Section>
  );
}
