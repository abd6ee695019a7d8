import type { Actor } from "#app/domain/accounts/actor.ts";
import type { Meeting, Side } from "./told.ts";
import { institutionActor, system } from "./town.ts";

export type By = Side | "system";

/** Who acts for a side of a meeting: the company's owner, one of the institution's people, or the clock. */
export function actorIn({ story, mandate }: Meeting, by: By): Actor {
  if (by === "system") return system;
  return by === "company" ? story.actor : institutionActor(story.random, mandate.institution);
}
