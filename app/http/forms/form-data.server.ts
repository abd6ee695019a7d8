import type { ActionFunctionArgs } from "@remix-run/node";
import { DRAWN_FOR } from "#app/domain/accounts/drawn-for.ts";

/**
 * A posted form with only the fields that one of our forms can have. Requests may contain anything: names that would
 * create an array of 10⁹ holes, control characters that PostgreSQL rejects, half a multipart body.
 */

const mostFields = 1_000;
const mostItems = 200;
const ourName = /^[A-Za-z_][\w-]{0,60}(?:\.[A-Za-z_]\w{0,60}|\[\d{0,3}\]){0,8}$/;
/** Control characters except tab and line feed, and DEL. */
const controlCharacter = /[\u0000-\u0008\u000b-\u001f\u007f]/;

export interface PostedForm {
  data: FormData;
  /** Fields with characters that no text may contain. */
  unprintable: string[];
  /** For whom the page was drawn: of a form that is sent again after a confirmation, each of the two pages. */
  drawnFor: string[];
}

/** Reads the body, once; null if it is incomplete. Fields that no form can have are dropped. */
export function readPostedForm({
  request,
  context,
}: Pick<ActionFunctionArgs, "request" | "context">): Promise<PostedForm | null> {
  return (context.notes.posted ??= decodeForm(request));
}

async function decodeForm(request: Request): Promise<PostedForm | null> {
  const posted = await decode(request);
  return posted && postedForm(posted.entries());
}

/** The same for fields that have been read already. */
export function postedForm(fields: Iterable<[string, FormDataEntryValue]>): PostedForm | null {
  const data = new FormData();
  const unprintable = new Set<string>();
  const drawnFor: string[] = [];
  let count = 0;
  for (const [name, value] of fields) {
    count += 1;
    if (count > mostFields) return null;
    if (!isOurName(name)) continue;
    if (typeof value !== "string") {
      data.append(name, value);
      continue;
    }
    if (name === DRAWN_FOR) {
      drawnFor.push(value);
      continue;
    }
    const text = value.replaceAll("\r\n", "\n");
    if (controlCharacter.test(text)) unprintable.add(name);
    data.append(name, text);
  }
  return { data, unprintable: [...unprintable], drawnFor };
}

/** Whether a list intent of conform ("add a row") is one that our forms can send. */
export function isSoundIntent(json: string): boolean {
  const intent: unknown = parse(json);
  if (!isRecord(intent) || typeof intent["type"] !== "string" || !isRecord(intent["payload"])) return false;
  const { name, ...rest } = intent["payload"];
  const hasOurName = name === undefined || name === "" || (typeof name === "string" && isOurName(name));
  const positions = ["index", "from", "to"]
    .map((key) => rest[key])
    .filter((position) => position !== undefined);
  return hasOurName && positions.every((position) => isPosition(position));
}

async function decode(request: Request): Promise<FormData | null> {
  if (request.body === null && !request.headers.has("content-type")) return new FormData();
  try {
    return await request.formData();
  } catch {
    return null;
  }
}

function isOurName(name: string): boolean {
  if (name === "__intent__" || name === "__state__") return true;
  if (!ourName.test(name) || /__proto__|constructor|prototype/.test(name)) return false;
  return [...name.matchAll(/\[(\d+)\]/g)].every(([, index]) => Number(index) < mostItems);
}

function isPosition(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < mostItems;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
