import type { Agent } from "node:http";
import type { Locale } from "#app/i18n/locale.ts";
import type { Shown } from "#tests/support/http/small-pages.ts";
import { posted, rawRequest, type Answer } from "#tests/support/http/raw-request.ts";
import type { BadPosting, FormExample } from "./example.ts";

/** Where forms are posted to. */
export interface PostTarget {
  readonly url: string;
  readonly origin: string;
  readonly agent: Agent;
}

export interface FormReply {
  form?: { error?: Record<string, string[] | null>; initialValue?: Record<string, unknown> | null };
  refusal?: { code: string; text: string };
}

export function postForm(
  { url, origin, agent }: PostTarget,
  { path, cookie, file }: Pick<FormExample, "path" | "cookie" | "file">,
  pairs: readonly (readonly [string, string])[],
  locale: Locale,
  raw: Raw = file === undefined
    ? { type: "application/x-www-form-urlencoded", body: encoded(pairs) }
    : withFile(pairs, file),
): Promise<Answer> {
  const headers = {
    ...(cookie === "" ? {} : { cookie }),
    "accept-language": locale,
    "content-type": raw.type,
  };
  return rawRequest(url, path, posted(origin, raw.body, { headers, agent }));
}

/** An encoded body. */
export interface Raw {
  readonly type: string;
  readonly body: string;
}

const nothingOfOurs: Record<string, Raw> = {
  nothing: { type: "application/x-www-form-urlencoded", body: "" },
  "names of another kind": {
    type: "application/x-www-form-urlencoded",
    body: "__proto__.x=1&constructor[prototype]=1&a[99999999999]=1",
  },
};

const encoded = (pairs: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();

const boundary = "----longspring";
const part = (name: string, value: string, more = ""): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

/** The form with its file, which comes last. */
function withFile(
  pairs: readonly (readonly [string, string])[],
  { name, content }: NonNullable<FormExample["file"]>,
): Raw {
  const fields = pairs.map(([field, value]) => part(field, value)).join("");
  const file = part("file", content, `; filename="${name}"\r\nContent-Type: application/octet-stream`);
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${fields}${file}--${boundary}--\r\n` };
}

/** Bodies that no form of ours sends. */
export function brokenBodies({ fields }: FormExample): Record<string, Raw> {
  const [first = ""] = Object.keys(fields);
  const isOptional = Object.values(fields).every(({ wrong }) => wrong["missing"] === undefined);
  const many = Array.from({ length: 1_001 }, (_, at): [string, string] => [`f${at}`, ""]);
  return {
    "half a multipart body": { type: `multipart/form-data; boundary=${boundary}`, body: part(first, "x") },
    "a file": {
      type: `multipart/form-data; boundary=${boundary}`,
      body: `${part(first, "x", '; filename="x.txt"')}--${boundary}--\r\n`,
    },
    JSON: { type: "application/json", body: JSON.stringify({ [first]: "x" }) },
    "no type": { type: "text/plain", body: `${first}=x` },
    "a thousand fields and one": { type: "application/x-www-form-urlencoded", body: encoded(many) },
    "a made-up intent": {
      type: "application/x-www-form-urlencoded",
      body: encoded([
        ["__intent__", "{"],
        ["__state__", "{"],
      ]),
    },
    ...(isOptional ? {} : nothingOfOurs),
  };
}

/** The action's result, where the page would be rendered again. */
export function formReply(answer: Answer): FormReply {
  const shown = JSON.parse(answer.text) as Shown & FormReply;
  return "actionData" in shown ? (Object.values(shown.actionData ?? {})[0] ?? {}) : shown;
}

/** What is wrong with the response to an invalid value; null when nothing is. */
export function faultOf(answer: Answer, posting: BadPosting, locale: Locale): string | null {
  const { form, field, title } = posting;
  const fault = (what: string) =>
    `${form.path.split("?")[0]} ${form.name}: ${title} → ${answer.status} ${what}`;
  if (answer.status !== 422 && answer.status !== 404) return fault(answer.text.slice(0, 120));
  const reply = formReply(answer);
  const words = answer.status === 404 && reply.refusal ? [reply.refusal.text] : errorsOf(reply, field);
  if (words.length === 0)
    return fault(`does not name the field: ${reply.refusal?.code ?? JSON.stringify(reply.form?.error)}`);
  const foreign = words.find((word) => /\p{Script=Han}/u.test(word) !== (locale === "zh-CN"));
  if (foreign !== undefined) return fault(`says it in another language: ${foreign}`);
  const lost = lostValues(posting, reply);
  return lost.length > 0 ? fault(`loses ${lost.join(", ")}`) : null;
}

/** Errors of the field itself, of an item of its list, or of the list that it is an item of. */
function errorsOf({ form }: FormReply, field: string): string[] {
  return Object.entries(form?.error ?? {}).flatMap(([name, words]) =>
    name === field || name.startsWith(`${field}.`) || name.startsWith(`${field}[`) ? (words ?? []) : [],
  );
}

/** Names whose posted values are not in the reply; a password must not be in it. */
function lostValues({ form, pairs }: BadPosting, { form: reply }: FormReply): string[] {
  const returned = new Set(textsOf(reply?.initialValue ?? {}));
  return pairs.flatMap(([name, value]) => {
    const isSecret = form.fields[name.replace(/\.inner$/, "")]?.isSecret ?? false;
    const isThere = value === "" || returned.has(value);
    if (isSecret) return returned.has(value) && value !== "" ? [`the secrecy of ${name}`] : [];
    return isThere ? [] : [name];
  });
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
