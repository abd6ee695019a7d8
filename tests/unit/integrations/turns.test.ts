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

/** A clock that stands until it is moved; whoever is held looks again every few real milliseconds. */
function slowTurns() {
  const clock = { ms: 0 };
  const turns = createTurns(() => clock.ms);
  const pass = async (ms: number) => {
    clock.ms += ms;
    await sleep(60);
  };
  return { turns, pass };
}

test("while another is present, three at once within its share", async () => {
  const { turns } = slowTurns();
  (await turns.take(wanted("b"))).release();
  const { begun } = crowd(turns, "a", 5);
  await sleep(5);
  expect(begun).toHaveLength(3);
});

test("beyond its share an organization waits while another is answered, and has what is left over", async () => {
  const { turns, pass } = slowTurns();
  const first = await turns.take(wanted("a"));
  await pass(700);
  const other = await turns.take(wanted("b"));
  first.release(); // 600 ms were saved and 100 are owed, which are a fifth of 500
  const { begun } = crowd(turns, "a", 3);
  await pass(400);
  expect(begun).toHaveLength(0);
  other.release();
  await pass(20);
  expect(begun, "the other may ask for its next page").toHaveLength(0);
  await pass(10);
  expect(begun, "one at a time").toHaveLength(1);
});

test("whoever has used up their share has a fifth of the time, however much another asks", async () => {
  const { turns, pass } = slowTurns();
  const first = await turns.take(wanted("a"));
  await pass(700);
  first.release();
  const asked = await turns.take(wanted("b"));
  const { begun } = crowd(turns, "a", 1);
  await pass(490);
  const again = await turns.take(wanted("b"));
  asked.release();
  expect(begun).toHaveLength(0);
  await pass(20);
  expect(begun).toHaveLength(1);
  again.release();
});

test("requests at once are charged their part of the time", async () => {
  const { turns, pass } = slowTurns();
  const first = await turns.take(wanted("a"));
  const other = await turns.take(wanted("b"));
  await pass(1_000); // 500 each, of 600 that were saved
  first.release();
  const { begun } = crowd(turns, "a", 1);
  await sleep(5);
  expect(begun).toHaveLength(1);
  other.release();
});

test("what is left over goes first to the organization that has used least", async () => {
  const { turns, pass } = slowTurns();
  const shares = await Promise.all([turns.take(wanted("a")), turns.take(wanted("b"))]);
  await pass(1_400);
  shares[1].release();
  await pass(200); // a has had 900, b 700, of 600 each
  const third = await turns.take(wanted("c"));
  shares[0].release();
  const most = crowd(turns, "a", 1);
  const least = crowd(turns, "b", 1);
  third.release();
  await pass(30);
  expect([most.begun.length, least.begun.length]).toEqual([0, 1]);
});

test("alone again, nothing waits for its share any more", async () => {
  const { turns, pass } = slowTurns();
  const first = await turns.take(wanted("a"));
  await pass(700);
  const other = await turns.take(wanted("b"));
  first.release();
  const { begun } = crowd(turns, "a", 4);
  await sleep(60);
  expect(begun).toHaveLength(0);
  await pass(1_500);
  expect(begun).toHaveLength(4);
  other.release();
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
