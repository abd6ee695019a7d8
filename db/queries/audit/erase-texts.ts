import { sql } from "kysely";
import type { Actor } from "#app/domain/accounts/actor.ts";
import type { EventSubject } from "#app/domain/events/event.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { record } from "./events.ts";

/** Keys of an event's detail that hold what a person typed. */
const typedKeys = ["condition", "paymentReference"];

/**
 * Erases what was typed in these events, and records the erasure on the subject; returns how many had such a text. Their
 * rows and hashes stay, so that the audit trail still verifies. The worker's role only.
 */
export async function eraseEventTexts(
  trx: ActorTransaction,
  actor: Actor,
  subject: { kind: EventSubject; id: string },
  ids: readonly bigint[],
): Promise<number> {
  const { rows } = await sql<{ id: bigint }>`
    select erase_event_texts(${ids}::bigint[], ${typedKeys}::text[]) as id`.execute(trx);
  const events = rows.map(({ id }) => String(id));
  if (events.length > 0) await record(trx, actor, { type: "texts-erased", subject, detail: { events } });
  return events.length;
}
