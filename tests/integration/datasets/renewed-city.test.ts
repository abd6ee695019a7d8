import { expect, test } from "vitest";
import { quarterStart } from "#app/domain/prospects/teaser.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import { renewTeasers } from "#app/services/prospects/renew-teasers.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { sharesShownIn } from "#tests/support/teasers-shared.ts";

const { app, db } = openGiven({}, { data: "city" });

test("renewed on the first days of the next quarters, no teaser reveals more, and most are unchanged", async () => {
  const now = new Date();
  const firstAfter = (days: number) => instantOf(quarterStart(addDays(dayOf(now), days)));
  for (const at of [now, firstAfter(92), firstAfter(366)]) {
    await app.setNow(at);
    expect(await renewTeasers(app.worker, { kind: "system" })).toBeGreaterThan(0);
    const kept = await sharesShownIn(db());
    expect(kept["sector"]).toBeGreaterThanOrEqual(75);
    expect(kept["place"]).toBeGreaterThanOrEqual(75);
    expect(kept["age"]).toBeGreaterThanOrEqual(70);
  }
}, 240_000);
