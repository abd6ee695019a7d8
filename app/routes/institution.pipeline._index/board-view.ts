import type { CardMove } from "#app/domain/pipeline/moves.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { readBoard } from "#app/services/pipeline/read-board.server.ts";

type Read = Awaited<ReturnType<typeof readBoard>>;
type ReadCard = Read["columns"][number]["cards"][number];

const shownFields = [
  "kind",
  "id",
  "number",
  "status",
  "introductionId",
  "amountFen",
  "dueAt",
  "since",
  "ownerId",
  "waits",
  "workingDays",
] as const;
type CardView<Card> = Card extends ReadCard
  ? Pick<Card, (typeof shownFields)[number]> & { name: string; moves: readonly CardMove[] }
  : never;

/**
 * The board for its page: of each card only what is rendered, its name in the reader's language. Equal lists of moves
 * are sent once.
 */
export function toBoardView(locale: Locale, board: Read) {
  const known = new Map<string, readonly CardMove[]>();
  const once = (moves: readonly CardMove[]) => {
    const key = JSON.stringify(moves);
    const first = known.get(key) ?? moves;
    known.set(key, first);
    return first;
  };
  const toCardView = (card: ReadCard) =>
    ({
      ...Object.fromEntries(shownFields.map((field) => [field, card[field]])),
      name: inLanguage(locale, card.companyNameZh ?? card.headlineZh, card.companyNameEn ?? card.headlineEn),
      moves: once(card.moves),
    }) as CardView<ReadCard>;
  return {
    ...board,
    columns: board.columns.map((column) => ({ ...column, cards: column.cards.map(toCardView) })),
  };
}
