import { jobPayloads, type JobPayload, type LetterName } from "#app/domain/jobs/payloads.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { AppContext } from "../context.server.ts";
import { findFacts, listHearers } from "./letter-facts.server.ts";
import { letterKind } from "./letters.ts";

/**
 * Finds out who has to hear of it and queues one letter for each, in one transaction. Running twice queues the same
 * letters under the same keys, so that one that has not gone yet does not go twice.
 */
export async function tell<Name extends LetterName>(
  { withActor }: AppContext,
  name: Name,
  payload: JobPayload<Name>,
): Promise<void> {
  const subjectId = idIn(payload);
  await withActor({ kind: "system" }, async (trx) => {
    for (const userId of await whoHears(trx, name, subjectId)) {
      const key = `${name}:${subjectId}:${userId}`;
      await enqueue(trx, "send-letter", { letter: name, subjectId, userId }, { key });
    }
  });
}

/** The one id that the payload of a letter carries. */
function idIn(payload: JobPayload<LetterName>): string {
  const [id] = Object.values(payload);
  if (id === undefined) throw new Error("a letter is about something");
  return id;
}

async function whoHears(trx: ActorTransaction, name: LetterName, subjectId: string): Promise<Set<string>> {
  const { about, to } = letterKind(name);
  const facts = await findFacts(trx, about, subjectId);
  const people = new Set<string>();
  if (!facts) return people;
  for (const side of to) for (const { id } of await listHearers(trx, side, facts)) people.add(id);
  return people;
}

export const letterNames = Object.keys(jobPayloads).filter((name): name is LetterName =>
  name.startsWith("tell-"),
);
