import { readClock } from "#app/components/ui/clock-reading.ts";
import { type CardStateTexts, cardState } from "#app/components/pipeline/card-state.ts";
import { cardAct } from "#app/components/pipeline/card-act.ts";
import { commitmentTerm } from "#app/domain/codes/commitment-term.ts";
import { NEED_OF_STEP } from "#app/domain/deals/turn.ts";
import { boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import type { PipelineStage } from "#app/domain/pipeline/card.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { Colleagues } from "#app/shared/colleagues.ts";
import { matterTitle } from "#app/shared/matter-title.server.ts";
import type { readBoard } from "#app/services/pipeline/read-board.server.ts";

type Read = Awaited<ReturnType<typeof readBoard>>;
type ReadCard = Read["columns"][number]["cards"][number];

/** A card's texts: of its clock or, without one, of its state. */
type CardTexts = Pick<ReadCard, "kind" | "id" | "introductionId"> & {
  /** A-0849, by which it is opened. */
  number: string;
  name: string;
  /** Its number, its amount, and in whose hands it is. */
  facts: string;
  isOurs?: true;
  clock?: ClockWords;
  state?: CardStateTexts;
};

/** The words of a running clock: who does what, the time left, and the exact deadline. */
type ClockWords = { who: string; left: string; state: string; dueAt: string; title: string };

/** What the institution itself wrote of a matter, which names its card where nothing of the company is open. */
function ownTermsOf(card: ReadCard) {
  const { kind, commitment, instrument, amountFen, mandateNameZh, mandateNameEn } = card;
  return kind === "introduction" || kind === "application"
    ? { kind, mandateNameZh, mandateNameEn }
    : { kind, commitment, instrument: instrument ?? "", amountFen };
}

/** A stage in the words of who lends, invests, guarantees, or does both. */
function stageName(locale: Locale, stage: PipelineStage, of: Read["words"]): string {
  const t = translator(locale, "pipeline.stages");
  return stage === "drawing" ? t(stage, { of }) : t(stage);
}

/**
 * The board for its page: of each card only what is rendered, formatted, so that a browser needs no code and no messages
 * to format sixty of them. A card that has no clock shows its state.
 */
export function formatBoard(locale: Locale, board: Read, colleagues: Colleagues) {
  const t = translator(locale, "pipeline");
  const steps = translator(locale, "steps");
  const { people, mandates } = board;
  const owners = new Map(
    people.map(({ userId, name }) => [userId, userId === board.me ? t("card.you", { name }) : name]),
  );

  function clockOf(card: ReadCard): ClockWords | undefined {
    const { dueAt, since: startedAt, waits, workingDays } = card;
    if (dueAt === null || waits === null) return undefined;
    const { state, title, ...reading } = readClock(locale, { startedAt, dueAt, now: board.now, workingDays });
    const step = card.kind === "deal" ? card.step : null;
    const party =
      waits === "us" ? colleagues(step === null ? "work" : (NEED_OF_STEP[step] ?? "read")) : undefined;
    const isReaders = waits === "us" && party === undefined;
    const act =
      step === null
        ? t(`card.${isReaders ? "us" : "them"}.${cardAct(card)}`)
        : steps(`${isReaders ? "acts" : "actsOf"}.${step}`, { kind: boundKind(card.commitment, card) });
    return {
      who:
        party === undefined
          ? t(isReaders ? "card.youAct" : "card.theyAct", { act })
          : t("card.colleaguesAct", { party, act }),
      left: t(state === "late" ? "card.late" : "card.left", { days: workingDays }),
      state,
      dueAt: reading.dueAt,
      title,
    };
  }

  function toCard(card: ReadCard): CardTexts {
    const { kind, id, introductionId, amountFen } = card;
    const number = runningNumber(kind, card.number);
    const clock = clockOf(card);
    return {
      kind,
      id,
      introductionId,
      number,
      name: matterTitle(locale, card, ownTermsOf(card)),
      facts: [
        number,
        // Zero: what was asked for is met by others.
        amountFen === null || amountFen === 0n ? null : formatMoneyShort(locale, amountFen),
        owners.get(card.ownerId ?? "") ?? t("card.nobody"),
        card.isSuspended ? translator(locale, "common")("words.askSuspended") : null,
      ]
        .filter((fact) => fact !== null)
        .join(" · "),
      ...(card.waits === "us" && { isOurs: true }),
      ...(clock === undefined ? { state: cardState(locale, card) } : { clock }),
    };
  }

  return {
    columns: board.columns.map(({ cards, ...column }) => ({
      ...column,
      name: stageName(locale, column.stage, board.words),
      cards: cards.map(toCard),
    })),
    of: commitmentTerm(board.commitments),
    sums: board.sums,
    people,
    mandates:
      mandates?.map(({ id, number, nameZh, nameEn }) => ({
        id,
        name: `${runningNumber("mandate", number)} ${inLanguage(locale, nameZh, nameEn)}`,
      })) ?? null,
    me: board.me,
  };
}
