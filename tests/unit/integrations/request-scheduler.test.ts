import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  createRequestScheduler,
  type Slot,
  type RequestScheduler,
} from "#app/integrations/request-scheduler/request-scheduler.server.ts";

const wanted = (organizationId: string, isAct = false, signal = new AbortController().signal) => ({
  organizationId,
  isAct,
  signal,
});
/** What is due by now has happened. */
const settled = () => sleep(5);
/** Asks for so many slots at once; says how many have begun. */
async function crowd(scheduler: RequestScheduler, organizationId: string, size: number, isAct = false) {
  const begun: Slot[] = [];
  const refused: string[] = [];
  for (let one = 0; one < size; one += 1) {
    scheduler.acquire(wanted(organizationId, isAct)).then(
      (slot) => begun.push(slot),
      (error: Error) => refused.push(error.message),
    );
  }
  await settled();
  return { begun, refused };
}

test("alone, an organization has half of the connections at once, and the next when one is free", async () => {
  const scheduler = createRequestScheduler();
  const { begun } = await crowd(scheduler, "a", 10);
  expect(begun).toHaveLength(6);
  begun[0]?.release();
  begun[0]?.release();
  await settled();
  expect(begun).toHaveLength(7);
});

test("a request of another organization starts at once, however many of the first wait", async () => {
  const scheduler = createRequestScheduler();
  await crowd(scheduler, "a", 90);
  const other = await scheduler.acquire(wanted("b"));
  other.release();
});

/** A clock that stands until it is moved; waiting requests check it every few real milliseconds. */
function slowScheduler() {
  const clock = { ms: 0 };
  const scheduler = createRequestScheduler(() => clock.ms);
  const pass = async (ms: number) => {
    clock.ms += ms;
    await sleep(130);
  };
  return { scheduler, pass };
}

test("a slowly uploaded file delays nobody, however long it takes", async () => {
  const { scheduler, pass } = slowScheduler();
  const file = await scheduler.acquire({ ...wanted("b", true), bringsFile: true });
  await pass(2_000);
  const { begun } = await crowd(scheduler, "a", 8);
  expect(begun, "as where nobody else is there").toHaveLength(6);
  await pass(9_000);
  begun.forEach((slot) => slot.release());
  await settled();
  expect(begun).toHaveLength(8);
  file.release();
});

test("an organization uploads so many files at once, and the next when one is done", async () => {
  const scheduler = createRequestScheduler();
  const begun: Slot[] = [];
  for (let one = 0; one < 14; one += 1)
    void scheduler.acquire({ ...wanted("a", true), bringsFile: true }).then((slot) => begun.push(slot));
  await settled();
  expect(begun).toHaveLength(12);
  begun[0]?.release();
  await settled();
  expect(begun).toHaveLength(13);
});

test("beside another, an organization has three at once within its share", async () => {
  const { scheduler } = slowScheduler();
  (await scheduler.acquire(wanted("b"))).release();
  const { begun } = await crowd(scheduler, "a", 5);
  expect(begun).toHaveLength(3);
});

/** Many requests, the first of which, which is always served, is done. */
async function waitingCrowd(scheduler: RequestScheduler, organizationId: string, size: number) {
  const { begun } = await crowd(scheduler, organizationId, size + 1);
  begun.shift()?.release();
  return begun;
}

test("beyond its share an organization waits while another is served, and has the unused capacity", async () => {
  const { scheduler, pass } = slowScheduler();
  const first = await scheduler.acquire(wanted("a"));
  await pass(900);
  const other = await scheduler.acquire(wanted("b"));
  first.release(); // 600 ms were saved and 300 are owed, which are a fifth of 1,500
  const begun = await waitingCrowd(scheduler, "a", 3);
  await pass(400);
  expect(begun).toHaveLength(0);
  other.release();
  await pass(80);
  expect(begun, "the other may ask for its next page").toHaveLength(0);
  await pass(30);
  expect(begun, "one at a time").toHaveLength(1);
});

test("an organization that has used up its share has a fifth of the time, however much another requests", async () => {
  const { scheduler, pass } = slowScheduler();
  const first = await scheduler.acquire(wanted("a"));
  await pass(700);
  first.release();
  const asked = await scheduler.acquire(wanted("b"));
  const begun = await waitingCrowd(scheduler, "a", 2);
  await pass(490);
  const again = await scheduler.acquire(wanted("b"));
  asked.release();
  expect(begun).toHaveLength(0);
  await pass(20);
  expect(begun).toHaveLength(2);
  again.release();
});

test("a person who reads one page after another waits for no crowd, whatever they have used", async () => {
  const { scheduler, pass } = slowScheduler();
  const first = await scheduler.acquire(wanted("a"));
  await pass(2_000);
  await crowd(scheduler, "b", 40);
  first.release();
  (await scheduler.acquire(wanted("a"))).release();
  (await scheduler.acquire(wanted("a"))).release();
});

test("concurrent requests are charged their part of the time", async () => {
  const { scheduler, pass } = slowScheduler();
  const first = await scheduler.acquire(wanted("a"));
  const other = await scheduler.acquire(wanted("b"));
  await pass(1_000); // 500 each, of 600 that were saved
  first.release();
  const { begun } = await crowd(scheduler, "a", 1);
  expect(begun).toHaveLength(1);
  other.release();
});

test("unused capacity goes first to the organization that has used least", async () => {
  const { scheduler, pass } = slowScheduler();
  const shares = await Promise.all([scheduler.acquire(wanted("a")), scheduler.acquire(wanted("b"))]);
  await pass(1_400);
  shares[1].release();
  await pass(200); // a has had 900, b 700, of 600 each
  const third = await scheduler.acquire(wanted("c"));
  shares[0].release();
  const most = await waitingCrowd(scheduler, "a", 2);
  const least = await waitingCrowd(scheduler, "b", 2);
  third.release();
  await pass(110);
  expect([most.length, least.length]).toEqual([0, 1]);
});

test("alone again, an organization waits for no share; none is alone while another's request runs", async () => {
  const { scheduler, pass } = slowScheduler();
  const first = await scheduler.acquire(wanted("a"));
  await pass(2_000);
  const other = await scheduler.acquire(wanted("b"));
  first.release(); // 600 are owed
  const begun = await waitingCrowd(scheduler, "a", 4);
  await pass(1_100);
  expect(begun).toHaveLength(0);
  other.release();
  await pass(10);
  expect(begun).toHaveLength(4);
});

test("reads behind a hundred of the same organization are refused with a time; writes are not", async () => {
  const scheduler = createRequestScheduler();
  const { refused } = await crowd(scheduler, "a", 110);
  expect(refused).toEqual(Array(4).fill("organization-busy"));
  const acts = await crowd(scheduler, "a", 20, true);
  expect(acts.refused).toEqual([]);
});

test("an abandoned read is not started", async () => {
  const scheduler = createRequestScheduler();
  const first = await crowd(scheduler, "a", 6);
  const left = new AbortController();
  const abandoned = scheduler.acquire(wanted("a", false, left.signal)).then(
    () => "begun",
    () => "refused",
  );
  left.abort();
  first.begun[0]?.release();
  expect(await abandoned).toBe("refused");
});
