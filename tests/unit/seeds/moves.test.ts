import { expect, test } from "vitest";
import { eventTypes } from "#app/domain/events/event.ts";
import { LIFECYCLES } from "#db/seeds/city/simulation/act.ts";
import moves from "#db/seeds/moves.json" with { type: "json" };

test("every event of the seeds exists, and the moves that it records are moves of its lifecycle", () => {
  const known = new Set<string>(eventTypes);
  const unknown = Object.entries(moves).flatMap(([name, events]) => {
    const life = LIFECYCLES[name as keyof typeof LIFECYCLES];
    const own = new Set(Object.values(life).flatMap((leaving) => Object.keys(leaving)));
    return Object.entries(events).flatMap(([type, steps]: [string, readonly string[]]) => [
      ...(known.has(type) ? [] : [type]),
      ...steps.filter((step) => !own.has(step)).map((step) => `${type}: ${step}`),
    ]);
  });
  expect(Object.keys(moves).length).toBeGreaterThan(8);
  expect(unknown).toEqual([]);
});
