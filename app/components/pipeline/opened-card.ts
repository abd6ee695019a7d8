import type { ClockAct } from "#app/components/ui/clock-words.tsx";
import type { ClockReading } from "#app/components/ui/clock-reading.ts";
import type { CardMove } from "#app/domain/pipeline/moves.ts";
import type { CardStateTexts } from "./card-state.ts";

/** A move with its words: a link, a button (neither `to` nor `whyNot`), or why it is impossible now. */
export type MoveTexts = {
  move: CardMove["move"];
  label: string;
  to?: string | undefined;
  whyNot?: string | undefined;
};

/** What a card of the board shows once it is opened, formatted. */
export type OpenedCardTexts = {
  id: string;
  state: CardStateTexts;
  /** Its exact amount and its mandate. */
  facts: string;
  clock: { who: string; act: ClockAct; reading: ClockReading; line?: string | undefined } | null;
  moves: MoveTexts[];
};
