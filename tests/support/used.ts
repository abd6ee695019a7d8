import type { LimitedAct } from "#app/domain/usage/limits.ts";
import type { TestApp } from "./test-app.ts";

/** Records so many uses of an action, all of that age, as if counted then. */
export function usedIn(app: TestApp) {
  return async (act: LimitedAct, holder: string, times: number, ageMinutes: number): Promise<void> => {
    await app.sql`insert into counted_use (act, holder, at)
      select ${act}, ${holder}, app_now() - make_interval(mins => ${ageMinutes})
      from generate_series(1, ${times})`;
  };
}
