import type { BoardQuery } from "#app/domain/pipeline/forms.ts";
import { paths } from "#app/shared/paths.ts";
import type { toBoardView } from "./board-view.ts";

export type Board = ReturnType<typeof toBoardView> & { query: BoardQuery };
export type Column = Board["columns"][number];
export type Card = Column["cards"][number];

/** The page where a card's work is done. */
export function cardPageOf({ kind, id }: Pick<Card, "kind" | "id">): string {
  switch (kind) {
    case "introduction":
      return paths.institution.introduction(id);
    case "application":
      return paths.institution.applicationOf(id);
    case "offer":
      return paths.institution.offer(id);
    case "deal":
      return paths.institution.deal(id);
  }
}
