import { useTranslations } from "use-intl";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { OFFER_ROUNDS } from "#app/domain/offers/lifecycle.ts";
import type { NegotiationStep } from "#app/domain/offers/negotiation/negotiation.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { NegotiationStepBody } from "./negotiation-step-body.tsx";

interface NegotiationProps {
  commitment: Commitment;
  steps: readonly NegotiationStep[];
  viewer: "company" | "institution";
  names: { company: string; institution: string };
  currentVersion: number;
  isOpen: boolean;
  now: Date;
}

/** The versions of an offer, turn by turn, newest first, each with its changes. */
export function Negotiation({
  commitment,
  steps,
  viewer,
  names,
  currentVersion,
  isOpen,
  now,
}: NegotiationProps) {
  const t = useTranslations("offer.versions");
  const nameOf = (side: "company" | "institution") => (side === viewer ? t("you") : names[side]);
  const version = (number: number | null) =>
    steps.find((step) => step.kind === "version" && step.version === number);
  return (
    <Section id="versions" title={t("title")} note={<p>{t("note")}</p>}>
      <Timeline
        entries={steps.map((step) => {
          const isCurrent = step.kind === "version" && step.version === currentVersion && isOpen;
          return {
            key: `${step.kind}-${step.round ?? step.version}`,
            current: isCurrent,
            head: (
              <>
                <b>{step.kind === "counter" ? t("counter") : t("version", { version: step.version })}</b>{" "}
                {step.kind === "counter"
                  ? t("countered", {
                      company: nameOf("company"),
                      round: step.round ?? 1,
                      rounds: OFFER_ROUNDS,
                    })
                  : t(step.version === 1 ? "issued" : "revised", { institution: nameOf("institution") })}
                {isCurrent ? <Badge tone="open">{t("current")}</Badge> : null}
              </>
            ),
            at: <Instant at={step.at} />,
            body: (
              <NegotiationStepBody
                commitment={commitment}
                step={step}
                before={version(step.changes)}
                now={now}
              />
            ),
          };
        })}
      />
    </Section>
  );
}
