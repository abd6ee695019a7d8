/** What the browser answers a form by itself when the network is away; the page stays, with all that was typed. */
export interface OfflineAnswer {
  offline: true;
}

/** For a route's `clientAction`: the server's answer, or the browser's own where no server can be reached. */
export async function orOffline<Answer>(ask: () => Promise<Answer>): Promise<Answer | OfflineAnswer> {
  try {
    return await ask();
  } catch (error) {
    // What fetch throws when there is no connection; answers of the server are responses.
    if (error instanceof TypeError) return { offline: true };
    throw error;
  }
}

export function isOffline(answer: unknown): answer is OfflineAnswer {
  return typeof answer === "object" && answer !== null && "offline" in answer;
}
