import type { PipelineCard } from "#app/domain/pipeline/card.ts";
import { paths } from "#app/shared/paths.ts";

/** The page where a card's work is done. */
export function cardPageOf({ kind, id }: Pick<PipelineCard, "kind" | "id">): string {
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
