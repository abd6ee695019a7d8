/** What the framework shows in this window, and whether it is on its way to another page. */
interface Framework {
  __remixRouter: { state: { location: { pathname: string; search: string } } };
}

/** Interval before the first repetition of a reload that failed; each further one doubles it. */
const retryMs = 2_000;
const longestRetryMs = 32_000;

/** Whether the data of the page in view is asked for: after an act, or because something changed. */
export function isReload(url: string, init: RequestInit | undefined): boolean {
  if (init?.method !== undefined && init.method !== "GET") return false;
  const asked = new URL(url, window.location.origin);
  if (!asked.pathname.endsWith(".data")) return false;
  const { location } = (window as unknown as Framework).__remixRouter.state;
  const pathname = location.pathname === "/" ? "/_root" : location.pathname.replace(/\/$/, "");
  asked.searchParams.delete("_routes");
  return (
    asked.pathname === `${pathname}.data` &&
    asked.searchParams.toString() === new URLSearchParams(location.search).toString()
  );
}

/**
 * Asks again until the server can be reached: the framework would replace a page whose data can't be loaded by an error
 * page. Going to another page ends it, by the signal of `init`.
 */
export async function reloadWhenReachable(
  send: typeof window.fetch,
  input: RequestInfo | URL,
  init: RequestInit | undefined,
): Promise<Response> {
  for (let delayMs = retryMs; ; delayMs = Math.min(2 * delayMs, longestRetryMs)) {
    const answer = await answerOf(send, input, init);
    if (answer !== undefined) return answer;
    await new Promise((retry) => window.setTimeout(retry, delayMs));
  }
}

/** The whole answer, or `undefined` where none arrived, or the server is away or too busy. */
async function answerOf(
  send: typeof window.fetch,
  input: RequestInfo | URL,
  init: RequestInit | undefined,
): Promise<Response | undefined> {
  try {
    const answer = await send(input, init);
    if (answer.status >= 502 && answer.status <= 504) return undefined;
    const { status, headers } = answer;
    const mayHaveBody = status !== 204 && status !== 205;
    return new Response(mayHaveBody ? await answer.blob() : null, { status, headers });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
