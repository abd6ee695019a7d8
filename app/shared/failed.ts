/** What a route's `clientLoader` answers where the server's answer is an error, or where there is none. */
export interface FailedAnswer {
  failed: true;
}

/**
 * For what is loaded into a part of an open page: a failure is shown there, and the page with all input stays. A
 * redirect, to the sign-in page say, is followed.
 */
export async function orFailed<Answer>(ask: () => Promise<Answer>): Promise<Answer | FailedAnswer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Response && error.status < 400) throw error;
    return { failed: true };
  }
}

export function hasFailed(answer: unknown): answer is FailedAnswer {
  return typeof answer === "object" && answer !== null && "failed" in answer;
}
