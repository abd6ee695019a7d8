import { expect, test } from "vitest";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { lapseIntroductions } from "#app/services/introductions/lapse-introductions.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { refusalOf } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();

test("an unanswered request lapses once, however many workers run, and can't be answered afterwards", async () => {
  const prospect = await given.publishedProspect();
  const mandate = await given.activeMandate();
  await given.match(prospect, mandate);
  const purpose = "assess_financing" as const;
  const { introductionId } = await requestIntroduction(app.web, mandate.institution, {
    prospectId: prospect.id,
    mandateId: mandate.id,
    purpose,
    message: null,
  });
  const grant = () =>
    refusalOf(
      grantConsent(app.web, prospect.company, {
        introductionId,
        fieldGroups: ["identity"],
        purpose,
        days: 90,
      }),
    );
  await db.update("introduction", introductionId, { answerBy: new Date(Date.now() - 1_000) });
  expect(await grant()).toBe("introduction-lapsed");

  const counts = await Promise.all(
    Array.from({ length: 3 }, () => lapseIntroductions(app.worker, { kind: "system" })),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  const row = await db.row("introduction", introductionId);
  expect(row).toMatchObject({ status: "lapsed", reasonCode: "no_reply", answerBy: null });
  const events = await db()
    .selectFrom("event")
    .select("id")
    .where("type", "=", "introduction-lapsed")
    .execute();
  expect(events).toHaveLength(1);
  expect(await grant()).toBe("introduction-lapsed");
});
