/**
 * The orders of an institution's lists of matters, each by what its rows show: the last move (when none is chosen), the
 * amount, the nearest deadline, and the title.
 */
export const LIST_SORTS = ["moved", "largest", "smallest", "deadline", "title"] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** What is asked of such a list: its order, the cursor of the page before, and the language of the titles. */
export interface SortedPage {
  sort?: ListSort | undefined;
  cursor: string | undefined;
  language?: "en" | "zh" | undefined;
}

/** Of matters that have no amount of their own. */
export const SORTS_WITHOUT_AMOUNT = ["moved", "deadline", "title"] as const satisfies readonly ListSort[];
