import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { More } from "#app/components/ui/disclosure.tsx";
import { OFFER_ROUNDS } from "#app/domain/offers/lifecycle.ts";
import { useReply } from "#app/shared/reply.ts";

/** While a counter-offer waits for its answer, the form of another one is folded: nothing is asked of the company. */
export function FurtherRound({
  rounds,
  isCountered,
  children,
}: {
  rounds: number;
  isCountered: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("offer");
  const { form, refusal } = useReply("counter");
  if (!isCountered || rounds >= OFFER_ROUNDS) return children;
  const round = t("counter.round", { round: rounds + 1, rounds: OFFER_ROUNDS });
  return (
    <More
      summary={t("answer.counterAgain", { round })}
      open={refusal !== undefined || form?.error !== undefined}
    >
      {children}
    </More>
  );
}
