import type { RequestHandler } from "express";
import type { AppContext } from "#app/context.server.ts";

/** Whether the process is stopping. */
export interface Lifetime {
  isStopping: boolean;
}

/** Liveness: the process runs. Nothing else is checked, as a restart would not repair the database. */
export const live: RequestHandler = (_request, response) => {
  response.setHeader("Cache-Control", "no-store").type("text/plain").send("ok");
};

/** Readiness: the process is not stopping, the database is reachable and its schema current. */
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
