import type { Shown } from "./small-pages.ts";
import { posted, rawRequest, type Answer, type Sent } from "./raw-request.ts";

/**
 * A browser without JavaScript: it stores cookies, posts forms from our own pages, and does not follow redirects by
 * itself.
 */
export interface Browser {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** `fields` as one text where a name is repeated. */
  post(path: string, fields: Record<string, string> | string): Promise<Answer>;
  /** Sends a request and follows redirects. */
  open(path: string): Promise<Answer & { path: string }>;
}

export function browser(url: string, origin: string, headers: Record<string, string> = {}): Browser {
  const cookies = new Map<string, string>();

  async function ask(path: string, sent: Sent): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await rawRequest(url, path, {
      ...sent,
      headers: {
        "user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0",
        ...headers,
        cookie,
        ...sent.headers,
      },
    });
    for (const line of answer.headers["set-cookie"] ?? []) storeCookie(cookies, line);
    refuseUnfilled(path, answer);
    return answer;
  }

  return {
    cookies,
    get: (path, sent = {}) => ask(path, { headers: sent }),
    post: (path, fields) => ask(path, posted(origin, fields)),
    async open(path) {
      for (let hops = 0, at = path; ; hops += 1) {
        const answer = await ask(at, {});
        const to = answer.headers.location;
        if (answer.status < 300 || answer.status >= 400 || to === undefined || hops > 5)
          return { ...answer, path: at };
        at = to;
      }
    },
  };
}

/** A message whose value was not passed to it reads "undefined". */
function refuseUnfilled(path: string, { headers, text }: Answer): void {
  if (!String(headers["content-type"]).startsWith("text/html")) return;
  const [found] = />[^<]*\bundefined\b[^<]*/.exec(text.replaceAll(/<script.*?<\/script>/gs, "")) ?? [];
  if (found !== undefined) throw new Error(`${path} shows a text without its values: ${found}`);
}

/** The action's result, where the page rendered again. */
export function replyIn(answer: Answer) {
  const data = Object.values((answer.json() as Shown).actionData ?? {})[0];
  return data as {
    refusal?: { code: string };
    form?: { error?: Record<string, string[]>; initialValue?: Record<string, string> };
  };
}

function storeCookie(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";");
  const [name = "", value = ""] = pair.split(/=(.*)/s, 2);
  if (attributes.some((attribute) => attribute.trim() === "Max-Age=0")) cookies.delete(name);
  else cookies.set(name, value);
}
