import { jobPayloads, type JobPayload, type LetterName } from "#app/domain/jobs/payloads.ts";
import { enqueue } from "#db/queries/jobs.ts";
import { claimUnmailed } from "#db/queries/notifications.ts";
import type { AppContext } from "../context.server.ts";

/**
 * Queues one letter for each person who was told of it and has not read it on the page, in one transaction with the
 * mark that it was queued: running twice, or in several workers at once, queues each letter once.
 */
export async function tell<Name extends LetterName>(
  { withActor, now }: AppContext,
  name: Name,
  payload: JobPayload<Name>,
): Promise<void> {
  const subjectId = idIn(payload);
  await withActor({ kind: "system" }, async (trx) => {
    for (const userId of await claimUnmailed(trx, { kind: name, subjectId, at: now() })) {
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

export const letterNames = Object.keys(jobPayloads).filter((name): name is LetterName =>
  name.startsWith("tell-"),
);
