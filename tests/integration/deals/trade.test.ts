import fc from "fast-check";
import { expect, test } from "vitest";
import { expectInvariants, openGiven } from "#tests/factories/open-given.ts";
import { sequences } from "#tests/support/trade/commands.ts";
import { newTrade } from "#tests/support/trade/model.ts";
import { tradePartiesIn } from "#tests/support/trade/parties.ts";
import { realMoves } from "#tests/support/trade/real.ts";
import { storedTrade } from "#tests/support/trade/stored.ts";
import { propertyRuns } from "#tests/support/sample.ts";

const { app, given, db } = openGiven();
/** TRADE_SEQUENCES asks for more: the same sequences as the model's own. */
const runs = Number(process.env.TRADE_SEQUENCES ?? propertyRuns(40));

test("the services respond to every action as the trade model does, and end in the same state", async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (commands) => {
      await app.empty();
      const parties = await tradePartiesIn(app, given);
      const real = realMoves(app, parties);
      const trade = newTrade();
      for (const command of commands) {
        const expected = command.model(trade);
        expect([command.name, await command.real(real)]).toEqual([command.name, expected]);
        expect(await storedTrade(app, parties)).toEqual(trade);
        await expectInvariants(db);
      }
    }),
    { numRuns: runs },
  );
}, 3_600_000);

test("two concurrent sequences of actions are each done or refused, and leave the database consistent", async () => {
  await fc.assert(
    fc.asyncProperty(sequences, sequences, async (one, other) => {
      await app.empty();
      const parties = await tradePartiesIn(app, given);
      const real = realMoves(app, parties);
      const stream = async (commands: typeof one) => {
        for (const command of commands) await command.real(real);
      };
      await Promise.all([stream(one), stream(other)]);
      await expectInvariants(db);
    }),
    { numRuns: Math.ceil(runs / 2) },
  );
}, 3_600_000);
