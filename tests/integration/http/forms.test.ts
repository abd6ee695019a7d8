import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readForm } from "#app/http/forms/form.server.ts";
import { locales } from "#app/i18n/locale.ts";
import type { Messages } from "#app/i18n/messages.ts";
import { translator } from "#app/i18n/translator.ts";
import type { Shown } from "#tests/support/http/small-pages.ts";
import { posted, rawRequest, type Answer, type Sent } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const app = openTestApp();
const taken: unknown[] = [];

type FormMessage = keyof Messages["forms"];

const schema = z.object({
  name: z.string().max(10),
  amount: z.number().int().min(0).max(500),
  term: z.bigint().optional(),
  kind: z.enum(["loan", "equity"]),
  funder: z.uuid().optional(),
  day: z.iso.date().optional(),
  email: z.email().optional(),
  agreed: z.boolean().optional(),
  tags: z
    .array(z.enum(["a", "b"]))
    .max(2)
    .optional(),
  rows: z.array(z.object({ year: z.number() })).optional(),
  password: z.string().min(3).optional(),
  code: z
    .string()
    .refine((code) => code.startsWith("P"), { error: "tooLong", params: { limit: 7 } })
    .optional(),
});

const web = testWeb(app, {
  "/form": {
    loader: () => ({ shown: true }),
    action: async (args) => {
      const form = await readForm(args, schema, { hide: ["password"] });
      taken.push(form);
      return { took: form };
    },
  },
  "/resource": {
    isResource: true,
    action: async (args) => Response.json({ took: await readForm(args, schema) }),
  },
});

const good = { name: "Laser", amount: "12", kind: "loan" };
const post = (fields: Record<string, string> | string, more: Sent = {}, path = "/form"): Promise<Answer> =>
  rawRequest(web.url, path, posted(app.web.config.web.publicOrigin, fields, more));

interface Reply {
  form: { status: string; error: Record<string, string[]>; initialValue: Record<string, unknown> };
  act: string | null;
}
const replyIn = (answer: Answer): Reply => (answer.json() as Shown).actionData?.["/form"] as Reply;

test("a whole form is parsed into its schema's types", async () => {
  const answer = await post({ ...good, agreed: "on", "rows[0].year": "2024" });
  expect(answer.status).toBe(200);
  expect(taken.at(-1)).toEqual({ ...good, amount: 12, agreed: true, rows: [{ year: 2024 }] });
});

describe("a wrong value is reported at its field, and nothing is accepted", () => {
  test.each<[string, Record<string, string>, string, FormMessage, Record<string, number>?]>([
    ["missing", { name: "" }, "name", "required"],
    ["too long", { name: "Laser tubes of" }, "name", "tooLong", { limit: 10 }],
    ["negative", { amount: "-1" }, "amount", "tooSmall", { limit: 0 }],
    ["too large", { amount: "501" }, "amount", "tooLarge", { limit: 500 }],
    ["not a number", { amount: "many" }, "amount", "number"],
    ["not finite", { amount: "1e999" }, "amount", "number"],
    ["not whole", { amount: "1.5" }, "amount", "wholeNumber"],
    ["not a whole bigint", { term: "1.5" }, "term", "wholeNumber"],
    ["an unknown option", { kind: "gift" }, "kind", "choice"],
    ["no option", { kind: "" }, "kind", "choice"],
    ["no id", { funder: "7" }, "funder", "choice"],
    ["no day", { day: "2026-02-31" }, "day", "day"],
    ["no address", { email: "me" }, "email", "email"],
    ["an unknown tag", { tags: "z" }, "tags[0]", "choice"],
    ["a control character", { name: "La\u0000ser" }, "name", "characters"],
    ["against a rule of ours", { code: "X" }, "code", "tooLong", { limit: 7 }],
  ])("%s", async (_what, wrong, field, message, values = {}) => {
    const before = taken.length;
    for (const language of locales) {
      const answer = await post({ ...good, ...wrong }, { headers: { "accept-language": language } });
      expect(answer.status).toBe(422);
      expect(replyIn(answer).form.error[field]).toEqual([
        translator(language, "forms")(message, values as never),
      ]);
      expect(replyIn(answer).form.initialValue).toMatchObject({ amount: wrong["amount"] ?? "12" });
    }
    expect(taken).toHaveLength(before);
  });
});

test("every submitted value is returned to the page except passwords", async () => {
  const answer = await post({
    ...good,
    amount: "-3",
    password: "spring-thaw",
    "rows[1].year": "x",
    act: "send",
  });
  const { form, act } = replyIn(answer);
  expect(form.initialValue).toMatchObject({ name: "Laser", amount: "-3", rows: [null, { year: "x" }] });
  expect(answer.text).not.toContain("spring-thaw");
  expect(act).toBe("send");
});

describe("a body that is not a valid form is refused with 422, fast, and never causes a 500", () => {
  const multipart = { headers: { "content-type": "multipart/form-data; boundary=x" } };
  test.each<[string, () => Promise<Answer>]>([
    ["half a multipart body", () => post('--x\r\ncontent-disposition: form-data; name="na', multipart)],
    ["no boundary", () => post("a", { headers: { "content-type": "multipart/form-data" } })],
    ["JSON", () => post('{"name":1}', { headers: { "content-type": "application/json" } })],
    [
      "nothing",
      () =>
        rawRequest(web.url, "/form", {
          method: "POST",
          headers: { origin: app.web.config.web.publicOrigin },
        }),
    ],
    ["bytes that are no UTF-8", () => post("name=%ff%fe&amount=%c3%28", {})],
    ["a thousand million holes", () => post({ "rows[999999999].year": "1" })],
    [
      "the prototype",
      () => post({ "__proto__.polluted": "1", "rows[0].constructor": "2", "a.__proto__": "3" }),
    ],
    ["two thousand fields", () => post(Array.from({ length: 2_000 }, (_, at) => `f${at}=1`).join("&"))],
    ["an intent that is no JSON", () => post({ __intent__: "{" })],
    [
      "an intent far away",
      () => post({ __intent__: '{"type":"insert","payload":{"name":"rows","index":999999999}}' }),
    ],
    [
      "an intent on no list",
      () => post({ name: "a", __intent__: '{"type":"remove","payload":{"name":"name","index":0}}' }),
    ],
    [
      "an intent with a wild name",
      () => post({ __intent__: '{"type":"update","payload":{"name":"rows[999999999]","value":1}}' }),
    ],
    ["an intent that is null", () => post({ __intent__: "null" })],
    ["a state that is no JSON", () => post({ ...good, __state__: "{" })],
    ["a name without an end", () => post({ [`a${"[0]".repeat(2_000)}`]: "1" })],
  ])("%s", async (_what, sent) => {
    const before = taken.length;
    const begun = Date.now();
    expect((await sent()).status).toBe(422);
    expect(Date.now() - begun).toBeLessThan(1_000);
    expect(taken).toHaveLength(before);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("a file in the place of text", async () => {
    const body =
      '--x\r\ncontent-disposition: form-data; name="name"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n';
    const answer = await post(body, multipart);
    expect(answer.status).toBe(422);
    expect(replyIn(answer).form.error["name"]).toEqual([translator("en", "forms")("file")]);
  });
});

test("a resource route reports errors as JSON", async () => {
  const answer = await post({ ...good, amount: "-3" }, {}, "/resource");
  expect(answer.status).toBe(422);
  expect(answer.json()).toMatchObject({
    form: { error: { amount: [translator("en", "forms")("tooSmall", { limit: 0 })] } },
  });
});
