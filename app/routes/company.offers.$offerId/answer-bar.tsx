import { useTranslations } from "use-intl";
import { useClockLine } from "#app/components/ui/clock.tsx";
import { useOwnSide } from "#app/components/ui/reads-only.ts";
import type { OfferView } from "#app/domain/offers/view.ts";

interface AnswerBarProps {
  /** Who answers a counter-offer; without it the company answers the offer. */
  countered: string | null;
  /** It can't be accepted as it is. */
  isOver: boolean;
  offer: Pick<OfferView, "issuedAt" | "expiresAt">;
  workingDaysLeft: number;
  now: Date;
}

/** On a phone: the clock stays in view above the terms, with the way to the answer, or to what else can be done. */
export function AnswerBar({
  countered,
  isOver,
  offer: { issuedAt, expiresAt },
  workingDaysLeft,
  now,
}: AnswerBarProps) {
  const t = useTranslations("offer.answer");
  const clock = useClockLine();
  const own = useOwnSide("work");
  if (issuedAt === null || expiresAt === null) return null;
  return (
    <div className="live-bar">
      {clock({
        who: countered ?? own,
        act: countered === null && !isOver ? "accept" : "answer",
        startedAt: issuedAt,
        dueAt: expiresAt,
        now,
        workingDays: workingDaysLeft,
      })}
      <a href="#answer" className="nowrap">
        {t(countered !== null ? "toOptions" : own === "you" ? "toAnswer" : "toTheirAnswer")}
      </a>
    </div>
  );
}
