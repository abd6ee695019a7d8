import { expect, test } from "vitest";

import { lapseIntroductions } from "#app/services/introductions/lapse-introductions.server.ts";

import { openGiven } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();

test("an unanswered request lapses once, however many workers run, and can't be answered afterwards", async () => {
  const { prospect, mandate } = await given.pair();
  await given.match(prospect, mandate);
  const { introductionId } = await given.institutionAsks({ prospect, mandate });
  const grant = () => given.companyConsents(prospect.company, introductionId);
  await db.update("introduction", introductionId, { answerBy: new Date(Date.now() - 1_000) });
  await refuses("introduction-lapsed", grant());

  const counts = await Promise.all(
    Array.from({ length: 3 }, () => lapseIntroductions(app.worker, { kind: "system" })),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  const row = await db.row("introduction", introductionId);
  expect(row).toMatchObject({ status: "lapsed", reasonCode: "no_reply", answerBy: null });
  expect(await db.rows("event", { type: "introduction-lapsed" })).toHaveLength(1);
  await refuses("introduction-lapsed", grant());
});
