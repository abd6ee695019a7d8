import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTurns, type Turn, type Turns } from "#app/integrations/turns/turns.server.ts";

const wanted = (organizationId: string, isAct = false, signal = new AbortController().signal) => ({
  ...{ organizationId, isAct, signal },
});
/** Takes so many turns at once; says how many have begun. */
function crowd(turns: Turns, organizationId: string, size: number, isAct = false) {
  const begun: Turn[] = [];
  const refused: string[] = [];
  for (let one = 0; one < size; one += 1) {
    turns.take(wanted(organizationId, isAct)).then(
      (turn) => begun.push(turn),
      (error: Error) => refused.push(error.message),
    );
  }
  return { begun, refused };
}

test("alone, an organization has half of the connections at once, and the next as one is done", async () => {
  const turns = createTurns();
  const { begun } = crowd(turns, "a", 10);
  await sleep(5);
  expect(begun).toHaveLength(6);
  begun[0]?.release();
  begun[0]?.release();
  await sleep(5);
  expect(begun).toHaveLength(7);
});

test("whoever comes from another organization begins at once, however many of the first wait", async () => {
  const turns = createTurns();
  crowd(turns, "a", 90);
  const other = await turns.take(wanted("b"));
  other.release();
});

test("while another is present, one at a time, and no more than a fifth of the time", async () => {
  let clock = 0;
  const turns = createTurns(() => clock);
  const otherIsThere = async () => (await turns.take(wanted("b"))).release();
  await otherIsThere();
  const { begun } = crowd(turns, "a", 4);
  await sleep(5);
  expect(begun).toHaveLength(1);
  clock += 900; // 600 ms were saved: 300 are owed, which are a fifth of 1,500
  await otherIsThere();
  begun[0]?.release();
  clock += 700;
  await otherIsThere();
  clock += 700;
  await otherIsThere();
  crowd(turns, "a", 1);
  await sleep(5);
  expect(begun).toHaveLength(1);
  clock += 110;
  crowd(turns, "a", 1);
  await sleep(5);
  expect(begun).toHaveLength(2);
});

test("alone again, nothing waits for its share any more", async () => {
  let clock = 0;
  const turns = createTurns(() => clock);
  (await turns.take(wanted("b"))).release();
  const { begun } = crowd(turns, "a", 4);
  await sleep(5);
  clock += 1_500;
  begun[0]?.release();
  await sleep(5);
  expect(begun).toHaveLength(4);
});

test("readings behind a hundred of their own are refused with a time; acts are not", async () => {
  const turns = createTurns();
  const { refused } = crowd(turns, "a", 110);
  await sleep(5);
  expect(refused).toEqual([
    "organization-busy",
    "organization-busy",
    "organization-busy",
    "organization-busy",
  ]);
  const acts = crowd(turns, "a", 20, true);
  await sleep(5);
  expect(acts.refused).toEqual([]);
});

test("a reading that nobody waits for any more is not begun", async () => {
  const turns = createTurns();
  const first = crowd(turns, "a", 6);
  await sleep(5);
  const left = new AbortController();
  const abandoned = turns.take(wanted("a", false, left.signal)).then(
    () => "begun",
    () => "refused",
  );
  left.abort();
  first.begun[0]?.release();
  expect(await abandoned).toBe("refused");
});
