import { expect, test } from "vitest";
import { offlineAnswer, refusedAnswer } from "#app/components/live/answer-offline.ts";
import { isOffline, orOffline } from "#app/shared/offline.ts";

test("the browser's answer to a form that cannot be sent is written as Remix writes the server's", () => {
  const data = {
    offline: true,
    refusal: { text: 'Offline: "nothing" was sent.', code: "offline" },
    act: "counter",
  };
  // What Remix's encoder makes of { data }.
  expect(offlineAnswer(data.refusal.text, data.act, false)).toBe(
    '[{"_1":2},"data",{"_3":4,"_5":6,"_9":10},"offline",true,"refusal",{"_7":8,"_11":12},"text",' +
      '"Offline: \\"nothing\\" was sent.","act","counter","code","offline"]\n',
  );
  expect(isOffline(data)).toBe(true);
  expect(offlineAnswer(data.refusal.text, data.act, true)).toContain('"code","unanswered"');
});

test("so is its answer to a form that the server refused unread, which is not offline", () => {
  const refused = refusedAnswer("Too large.", "counter", "too-large");
  expect(refused).toBe(
    '[{"_1":2},"data",{"_5":6,"_9":10},"offline",true,"refusal",{"_7":8,"_11":12},"text",' +
      '"Too large.","act","counter","code","too-large"]\n',
  );
});

test("a page that saves drafts by itself says so in its own words", async () => {
  expect(await orOffline(async () => ({ offline: true, refusal: { text: "" } }))).toEqual({ offline: true });
  expect(await orOffline(() => Promise.reject(new TypeError("Failed to fetch")))).toEqual({ offline: true });
  expect(await orOffline(async () => ({ saved: true }))).toEqual({ saved: true });
});
