import type { TaskList } from "graphile-worker";
import { jobPayloads, type JobName, type JobPayload, type LetterName } from "#app/domain/jobs/payloads.ts";
import { lapseIntroductions } from "#app/services/introductions/lapse-introductions.server.ts";
import { expireMandates } from "#app/services/mandates/expire-mandates.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import type { AppContext } from "../context.server.ts";
import { sendLetter } from "./send-letter.server.ts";
import { letterNames, tell } from "./tell.server.ts";

type Handler<Name extends JobName> = (ctx: AppContext, payload: JobPayload<Name>) => Promise<void>;
type Handlers = { [Name in Exclude<JobName, LetterName>]: Handler<Name> };

const system = { kind: "system" } as const;

/**
 * What each job does. A job of the domain's list without a line here does not compile. Handlers read the present state
 * by the ids of the payload and may run twice.
 */
const handlers: Partial<Handlers> = {
  "match-mandate": async (ctx, payload) => void (await refreshMatchesOfMandate(ctx, system, payload)),
  "match-prospect": async (ctx, payload) => void (await refreshMatchesOfProspect(ctx, system, payload)),
  "expire-mandates": async (ctx) => void (await expireMandates(ctx, system)),
  "send-letter": sendLetter,
  "lapse-introductions": async (ctx) => void (await lapseIntroductions(ctx, system)),
};

/** The list as graphile-worker wants it; each payload is judged by its schema before its handler sees it. */
export function createTaskList(ctx: AppContext): TaskList {
  const letters = letterNames.map((name) => [name, task(name, (payload) => tell(ctx, name, payload))]);
  const others = Object.entries(handlers).map(([name, handler]) => [
    name,
    task(name as JobName, (payload) => (handler as Handler<JobName>)(ctx, payload)),
  ]);
  return Object.fromEntries([...letters, ...others]) as TaskList;
}

function task<Name extends JobName>(name: Name, run: (payload: JobPayload<Name>) => Promise<void>) {
  return (payload: unknown): Promise<void> => run(jobPayloads[name].parse(payload) as JobPayload<Name>);
}
