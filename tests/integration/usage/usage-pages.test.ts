import { expect, test } from "vitest";
import { USAGE_LIMITS } from "#app/domain/usage/limits.ts";
import { loader as changes } from "#app/routes/institution.changes/route.ts";
import * as pipelineCsv from "#app/routes/institution.pipeline[.]csv/route.ts";
import * as thread from "#app/routes/institution.introductions.$introductionId._index/route.tsx";
import { openParties } from "#tests/factories/open-given.ts";
import { openEventStream, type EventStream } from "#tests/support/http/event-stream.ts";
import { usedIn } from "#tests/support/used.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, institution, underway } = openParties();
const used = usedIn(app);

/** Every row except the page view: the page is shown again with the refusal. */
const traces = async () => {
  const lines = (await app.traces()).split("\n");
  return lines.filter((line) => !/^public\.(disclosure|message_read):/.test(line)).join("\n");
};

const web = testWeb(app, {
  "/institution/changes": { loader: changes, isResource: true },
  "/institution/pipeline.csv": { loader: pipelineCsv.loader, isResource: true },
  "/institution/introductions/:introductionId": { loader: thread.loader, action: thread.action },
});
const clientOf = (language: string) => web.browser(web.sessions.institution(institution), language);

test.each([
  [
    "en",
    "You have reached the limit of an hour for messages.",
    /It can be done again from .*, \d\d:\d\d \(Beijing time\)/,
  ],
  ["zh-CN", "您的消息已达每小时上限", /北京时间 \d{4}年\d+月\d+日 \d\d:\d\d 后可继续操作/],
])(
  "the page over the limit in %s is answered with 429 and the time, nothing is changed, the text is kept",
  async (language, message, when) => {
    const { id } = await underway.consented();
    await used("message", institution.userId, USAGE_LIMITS.message.person.hour, 15);
    const who = clientOf(language);
    const before = await traces();
    const answer = await who.post(`/institution/introductions/${id}`, {
      act: "write",
      words: "A long e-mail",
      seen: "0",
    });
    expect(answer.status).toBe(429);
    const seconds = Number(answer.headers["retry-after"]);
    expect(seconds).toBeGreaterThan(44 * 60);
    expect(seconds).toBeLessThanOrEqual(45 * 60);
    expect(answer.text).toContain(message);
    expect(answer.text).toMatch(when);
    expect(answer.text).toContain("A long e-mail");
    expect(await traces()).toBe(before);
  },
);

test("a download over the limit is refused with the time, too", async () => {
  await used("spreadsheet", institution.userId, USAGE_LIMITS.spreadsheet.person.day, 120);
  const answer = await clientOf("en").get("/institution/pipeline.csv");
  expect([answer.status, Number(answer.headers["retry-after"]) > 21 * 3_600]).toEqual([429, true]);
  expect(answer.text).toContain("limit of a day for downloads");
});

test("at most six streams of one session are open, however many are opened at once", async () => {
  const who = clientOf("en");
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const opened: EventStream[] = await Promise.all(
    Array.from({ length: 40 }, () => openEventStream(`${web.url}/institution/changes`, { cookie })),
  );
  expect(opened.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200));
  expect(app.web.changes.open).toBe(6);
  for (const one of opened) one.close();
  await expect.poll(() => app.web.changes.open).toBe(0);
});

test("the opening of streams is limited per hour over all processes; beyond it the response states the time", async () => {
  await used("stream", institution.userId, USAGE_LIMITS.stream.person.hour, 5);
  const who = clientOf("en");
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const { status, headers } = await openEventStream(`${web.url}/institution/changes`, { cookie });
  expect([status, Number(headers["retry-after"]) > 50 * 60]).toEqual([429, true]);
});
