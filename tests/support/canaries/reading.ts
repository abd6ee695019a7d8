import type { Agent } from "node:http";
import { rawRequest, type Answer } from "#tests/support/http/raw-request.ts";

/** A reader of pages: the server, the cookie and the language. */
export interface Reader {
  readonly url: string;
  readonly agent: Agent;
  readonly cookie: string;
  readonly locale: "en" | "zh-CN";
}

export interface Read {
  readonly path: string;
  readonly answer: Answer;
}

export function read({ url, agent, cookie, locale }: Reader, path: string): Promise<Answer> {
  return rawRequest(url, path, {
    agent,
    headers: { cookie, "accept-language": locale, accept: "text/html" },
  });
}

/** The same page as its script asks for it. */
export function dataPath(path: string): string {
  const [page = "", query] = path.split("?");
  return `${page === "/" ? "/_root" : page}.data${query === undefined ? "" : `?${query}`}`;
}

/** Pages that a page leads to. */
export function linksIn(html: string): string[] {
  const links = [...html.matchAll(/\bhref="(\/[^"#]*)/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  return [...new Set(links)].filter(
    (href) => !/^\/(assets|healthz)\/|\.(svg|webmanifest|css|js)$/.test(href),
  );
}

/**
 * Reads the given pages and all that they lead to, in both forms; of addresses that differ in their ids or queries
 * alone, as many as `likeEach`.
 */
export async function readAll(
  reader: Reader,
  from: readonly string[],
  { likeEach, isRead = () => true }: { likeEach: number; isRead?: (path: string) => boolean },
): Promise<Read[]> {
  const seen = new Set<string>(from);
  const like = new Map<string, number>();
  const all: Read[] = [];
  let front = [...from];
  while (front.length > 0) {
    const reads = await inTurn(front, async (path) => {
      const answers = [{ path, answer: await read(reader, path) }];
      if (!/\.(csv|data)(\?|$)/.test(path)) {
        const data = dataPath(path);
        answers.push({ path: data, answer: await read(reader, data) });
      }
      return answers;
    });
    all.push(...reads.flat());
    front = [];
    for (const { answer } of reads.flat()) {
      const isHtml = answer.headers["content-type"]?.includes("text/html") ?? false;
      const to = answer.headers.location;
      for (const link of [...(isHtml ? linksIn(answer.text) : []), ...(to?.startsWith("/") ? [to] : [])]) {
        const shape = link.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id").replace(/=[^&]*/g, "=");
        const count = like.get(shape) ?? 0;
        if (seen.has(link) || count >= likeEach || !isRead(link)) continue;
        like.set(shape, count + 1);
        seen.add(link);
        front.push(link);
      }
    }
  }
  return all;
}

/** A few at a time, results in order. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += 6) {
    results.push(...(await Promise.all(items.slice(from, from + 6).map(work))));
  }
  return results;
}

/** A page's content, without what is new in each response. */
export function lasting({ answer }: Read): string {
  return answer.text.replace(/nonce="[^"]*"/g, "").replace(/nonce\\*":\\*"[^"\\]*/g, "");
}
