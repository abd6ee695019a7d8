import type { KeyboardEvent } from "react";

const STEPS: Readonly<Record<string, readonly [column: number, card: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

interface Opening {
  /** The number of the card that is open. */
  opened: string | undefined;
  /** Opens a card by key; undefined closes it. */
  onOpen: (number: string | undefined) => void;
}

/**
 * Arrow keys move between cards, within and between columns; M opens a card's moves, Escape closes them. All cards stay
 * in the tab order, so that nothing depends on these keys.
 */
export function boardKeys({ opened, onOpen }: Opening): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = event.target as HTMLElement;
    const isTyping = from.matches("input:not([type=checkbox]), select, textarea");
    if (isTyping) return;
    const card = from.closest<HTMLElement>("[data-card]");
    const isOpen = card !== null && card.dataset["card"] === opened;
    if (event.key.toLowerCase() === "m" && card !== null) {
      event.preventDefault();
      onOpen(isOpen ? undefined : card.dataset["card"]);
      if (isOpen) linkOfCard(card)?.focus();
      return;
    }
    if (event.key === "Escape" && isOpen) {
      onOpen(undefined);
      linkOfCard(card)?.focus();
      return;
    }
    const step = STEPS[event.key];
    const next = step && cardFrom(event.currentTarget, card, step);
    if (!next) return;
    event.preventDefault();
    linkOfCard(next)?.focus();
  };
}

/** The link of a card's name, which keeps the focus for it. */
export function linkOfCard(card: HTMLElement | null | undefined): HTMLElement | null | undefined {
  return card?.querySelector<HTMLElement>("h4 a");
}

/** The card at that offset in columns and cards; the first one if none has the focus. Empty columns are skipped. */
function cardFrom(
  board: HTMLElement,
  card: HTMLElement | null,
  [columnStep, cardStep]: readonly [number, number],
): HTMLElement | undefined {
  const columns = [...board.querySelectorAll<HTMLElement>("[data-column]")]
    .map((column) => [...column.querySelectorAll<HTMLElement>("[data-card]")])
    .filter((cards) => cards.length > 0);
  const at = columns.findIndex((cards) => card !== null && cards.includes(card));
  if (card === null || at < 0) return columns[0]?.[0];
  const place = columns[at]?.indexOf(card) ?? 0;
  const column = columns[at + columnStep];
  return columnStep === 0 ? column?.[place + cardStep] : column?.[Math.min(place, column.length - 1)];
}
