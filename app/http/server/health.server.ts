import type { RequestHandler } from "express";
import type { AppContext } from "#app/context.server.ts";

/** Whether the process has been told to stop. */
export interface Lifetime {
  isStopping: boolean;
}

/** Answers that the process runs, whatever else is the matter: restarting it would not mend the database. */
export const live: RequestHandler = (_request, response) => {
  response.setHeader("Cache-Control", "no-store").type("text/plain").send("ok");
};

/** Answers whether to send this process requests: it is not stopping, the database is there and its schema current. */
export function ready({ troubles }: Pick<AppContext, "troubles">, lifetime: Lifetime): RequestHandler {
  return (_request, response, next) => {
    readiness({ troubles }, lifetime).then(({ status, body }) => {
      response.status(status).setHeader("Cache-Control", "no-store").type("json").send(body);
    }, next);
  };
}

export async function readiness(
  { troubles }: Pick<AppContext, "troubles">,
  { isStopping }: Lifetime,
): Promise<{ status: number; body: string }> {
  const because = isStopping ? ["stopping"] : await troubles();
  const isReady = because.length === 0;
  return {
    status: isReady ? 200 : 503,
    body: JSON.stringify(isReady ? { ready: true } : { ready: false, because }),
  };
}
