import { cardAct } from "#app/components/pipeline/card-act.ts";
import type { MoveTexts, OpenedCardTexts } from "#app/components/pipeline/opened-card.ts";
import { cardState } from "#app/components/pipeline/card-state.ts";
import { cardPageOf } from "#app/components/pipeline/card-page.ts";
import { readClock } from "#app/components/ui/clock-reading.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { NEED_OF_STEP } from "#app/domain/deals/turn.ts";
import type { CardMove } from "#app/domain/pipeline/moves.ts";
import { boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { readCard } from "#app/services/pipeline/read-card.server.ts";
import type { Colleagues } from "#app/shared/colleagues.ts";
import { turnLine } from "#app/shared/deal-steps/turn-line.server.ts";
import { paths } from "#app/shared/paths.ts";

type Read = NonNullable<Awaited<ReturnType<typeof readCard>>>;

/** Whose turn it is on a deal, as its own page says it. */
function lineOf(locale: Locale, card: Read, dueAt: Date, colleagues: Colleagues): string | undefined {
  if (card.kind !== "deal" || card.step === null || card.turn === null) return undefined;
  const { step, turn: who, since, now } = card;
  const own = colleagues(NEED_OF_STEP[step] ?? "read");
  return turnLine(
    locale,
    { step, who, since, dueAt },
    {
      viewer: "institution",
      other: "",
      kind: boundKind(card.commitment, card),
      ...(own !== undefined && { own }),
      now,
    },
  );
}

/** An opened card: its state, exact amount, mandate, clock and moves, for a reader with these colleagues. */
export function formatCard(locale: Locale, card: Read, colleagues: Colleagues): OpenedCardTexts {
  const t = translator(locale, "pipeline");
  const refusals = translator(locale, "refusals");
  const { id, amountFen, mandateNumber, dueAt, since, waits, workingDays, now } = card;

  function toMove({ move, how, whyNot }: CardMove): MoveTexts {
    const label = t(`moves.${move}`);
    if (whyNot !== null) return { move, label: t("card.not", { move: label }), whyNot: refusals(whyNot) };
    if (how === "button") return { move, label };
    const to = move === "offer" ? paths.institution.introduction(card.introductionId) : cardPageOf(card);
    return { move, label, to };
  }

  return {
    id,
    state: cardState(locale, card),
    facts: [
      amountFen === null || amountFen === 0n ? null : formatMoneyExact(locale, amountFen),
      runningNumber("mandate", mandateNumber),
    ]
      .filter((fact) => fact !== null)
      .join(" · "),
    clock:
      dueAt === null || waits === null
        ? null
        : {
            who: waits === "us" ? (colleagues("work") ?? "you") : t("card.theCompany"),
            act: cardAct(card),
            reading: readClock(locale, { startedAt: since, dueAt, now, workingDays }),
            line: lineOf(locale, card, dueAt, colleagues),
          },
    moves: card.moves.map(toMove),
  };
}
