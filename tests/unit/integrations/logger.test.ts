import { expect, test } from "vitest";
import { readableLog } from "#tests/support/http/log-lines.ts";

const typed = 'Quillfeather said "no"';

test.each([
  [
    "PostgreSQL refuses",
    Object.assign(new Error(`invalid input syntax for type uuid: "${typed}"`), { code: "22P02" }),
  ],
  ["is no JSON", jsonFault(`Quillfeather ${typed}`)],
])("what a person typed and %s is not logged", (_, error) => {
  const { log, lines, text } = readableLog();
  log.error({ error }, "failed");
  expect(text()).not.toContain("Quill");
  expect(lines()).toMatchObject([
    { error: { type: error.name, message: expect.stringContaining("[data]") as string } },
  ]);
});

test("a constraint that PostgreSQL names is logged", () => {
  const { log, lines } = readableLog();
  const message = 'new row violates check constraint "deal_status_check"';
  log.error({ error: Object.assign(new Error(message), { code: "23514" }) }, "failed");
  expect(lines()).toMatchObject([{ error: { message } }]);
});

function jsonFault(text: string): Error {
  try {
    JSON.parse(text);
  } catch (error) {
    return error as Error;
  }
  throw new Error("it is JSON");
}
