import { useTranslations } from "use-intl";
import { useClockLine } from "#app/components/ui/clock.tsx";
import type { OfferView } from "#app/domain/offers/view.ts";

interface AnswerBarProps {
  offer: Pick<OfferView, "issuedAt" | "expiresAt">;
  workingDaysLeft: number;
  now: Date;
}

/** On a phone: the clock stays in view above the terms, with the way to the answer. */
export function AnswerBar({ offer: { issuedAt, expiresAt }, workingDaysLeft, now }: AnswerBarProps) {
  const t = useTranslations("offer.answer");
  const clock = useClockLine();
  if (issuedAt === null || expiresAt === null) return null;
  return (
    <div className="live-bar">
      {clock({
        who: "you",
        act: "accept",
        startedAt: issuedAt,
        dueAt: expiresAt,
        now,
        workingDays: workingDaysLeft,
      })}
      <a href="#answer" className="nowrap">
        {t("toAnswer")}
      </a>
    </div>
  );
}
