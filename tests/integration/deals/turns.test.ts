import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { deadlineDays } from "#app/domain/clocks.ts";
import { dealTurn } from "#app/domain/deals/turn.ts";
import { TURN_FACTS, turnFacts, turnInSql } from "#db/queries/deals/turn-facts.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { anyFacts, now } from "#tests/support/deals/turn-facts.ts";

const { app, db, underway } = openParties();

test("SQL says whose turn it is, since when and until when, as the domain does", async () => {
  await app.setNow(now);
  const { dealId, id: drawdownId } = await underway.drawdown("requested");
  const { offerId, companyId, institutionId, introductionId } = await db.row("deal", dealId);
  const parties = { dealId, companyId, institutionId };
  const { terms } = await db.row("offerVersion", { offerId });
  const calendar = deadlineDays(now, app.web.workingDays);
  const steps = new Set<string | undefined>();
  for (const facts of fc.sample(anyFacts, { numRuns: 140, seed: 31 })) {
    const { status, statusChangedAt, acceptedAt, confirmedFen, promisedDays, owedSince, givenAt } = facts;
    if (status === "in_force" || status === "released") continue;
    await db.update("deal", dealId, { status, statusChangedAt, acceptedAt, confirmedFen });
    await db.update(
      "offerVersion",
      { offerId },
      { terms: JSON.stringify({ ...(terms as object), drawdownDays: promisedDays ?? undefined }) },
    );
    await db.remove("dealCondition", { dealId });
    const asked = [
      ...(owedSince === null ? [] : [{ status: "requested" as const, requestedAt: owedSince }]),
      ...(givenAt === null ? [] : [{ status: "received" as const, providedAt: givenAt }]),
    ];
    await db.insertAll(
      "dealCondition",
      asked.map((one, position) => ({ ...parties, position, description: "Pledge registered", ...one })),
    );
    await db.update("drawdown", drawdownId, {
      status: facts.drawdownStatus ?? "withdrawn",
      requestedAt: facts.drawdownSince ?? statusChangedAt,
      fundedAt: facts.drawdownSince,
      confirmDueAt: facts.confirmDueAt,
    });
    await db.remove("dispute", { dealId });
    const { disputeStatus, disputeOpenedBy, disputeOpenedAt, answerDueAt, decideDueAt } = facts;
    if (disputeStatus !== null) {
      const answer = { answer: "It was paid.", answerer: randomUUID(), answeredAt: statusChangedAt };
      await db.insert("dispute", {
        ...parties,
        drawdownId,
        status: disputeStatus,
        openedBy: disputeOpenedBy ?? "company",
        opener: randomUUID(),
        reasonCode: "not_received",
        disputedFen: 100n,
        openedAt: disputeOpenedAt ?? now,
        answerDueAt: answerDueAt ?? now,
        decideDueAt: decideDueAt ?? now,
        ...(disputeStatus === "answered" ? answer : {}),
      });
    }
    await db.update("introduction", introductionId, {
      status: facts.accessEndedAt === null ? "converted" : "revoked",
      statusChangedAt: facts.accessEndedAt ?? statusChangedAt,
    });
    await db.update("institution", institutionId, { status: facts.institutionStatus });
    await db.update("institution", institutionId, { resumedAt: facts.resumedAt });

    const row = await app.worker.readAs({ kind: "system" }, (trx) =>
      trx
        .selectFrom("deal")
        .innerJoinLateral(turnFacts("deal"), (join) => join.onTrue())
        .leftJoinLateral(turnInSql("deal", calendar), (join) => join.onTrue())
        .select(["deal.status", "deal.statusChangedAt", "deal.acceptedAt", "deal.confirmedFen"])
        .select(TURN_FACTS)
        .select(["turnNow.step", "turnNow.who", "turnNow.since", "turnNow.dueAt"])
        .where("deal.id", "=", dealId)
        .executeTakeFirstOrThrow(),
    );
    const { step, who, since, dueAt, ...stored } = row;
    const turn = dealTurn(stored, now, app.web.workingDays);
    steps.add(turn?.step);
    expect({ facts, turn: step === null ? null : { step, who, since, dueAt } }).toEqual({ facts, turn });
  }
  // All eleven, and none.
  expect(steps.size).toBe(12);
});
