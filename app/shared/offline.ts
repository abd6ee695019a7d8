/** What the browser itself answers to a form while offline; the page stays, with all input. */
export interface OfflineAnswer {
  offline: true;
}

/** For a route's `clientAction`: the server's answer, or the browser's own if no server is reachable. */
export async function orOffline<Answer>(ask: () => Promise<Answer>): Promise<Answer | OfflineAnswer> {
  try {
    const answer = await ask();
    return isOffline(answer) ? { offline: true } : answer;
  } catch (error) {
    // fetch throws this without a connection; answers of the server are responses.
    if (error instanceof TypeError) return { offline: true };
    throw error;
  }
}

export function isOffline(answer: unknown): answer is OfflineAnswer {
  return typeof answer === "object" && answer !== null && "offline" in answer;
}
