import type { LimitedAct } from "#app/domain/usage/limits.ts";
import type { House } from "./standing-house.ts";

/** Writes down uses of an act, so many and all of that age, as if they had been counted then. */
export function usedIn(house: House) {
  return async (act: LimitedAct, holder: string, times: number, ageMinutes: number): Promise<void> => {
    await house.sql`insert into counted_use (act, holder, at)
      select ${act}, ${holder}, app_now() - make_interval(mins => ${ageMinutes})
      from generate_series(1, ${times})`;
  };
}
