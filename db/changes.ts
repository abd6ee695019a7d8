import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** What the database tells with a commit: whose lists or threads changed, or whose right to listen is to be asked anew. */
export interface ToldChanges {
  lists(organizationIds: readonly string[]): void;
  /** Something was written or read in a thread of theirs. */
  messages(organizationIds: readonly string[]): void;
  /** They were notified of something, or have read what they were. */
  notifications(userId: string): void;
  person(userId: string): void;
  /** Listening has begun, or begun again: nothing is known of what happened before. */
  begun(): void;
  /** The connection is lost, or can't be had; another is tried for. */
  lost(error: unknown): void;
}

const shortestWaitMs = 100;
const longestWaitMs = 2_000;
const probeMs = 15_000;

/**
 * One connection that hears what is told, for as long as the process lives: one that is lost is made anew, soon at
 * first and then every two seconds; one that has gone silent is found by asking. Ends when `stopping` says so. The
 * address is a direct one: through a pooler that gives connections away between transactions nothing is heard.
 */
export async function hearChanges(
  connectionString: string,
  told: ToldChanges,
  stopping: AbortSignal,
): Promise<void> {
  let waitMs = shortestWaitMs;
  while (!stopping.aborted) {
    try {
      await hearOnce(connectionString, told, stopping, () => {
        waitMs = shortestWaitMs;
      });
    } catch (error) {
      if (!stopping.aborted) told.lost(error);
    }
    await sleep(waitMs, undefined, { signal: stopping }).catch(() => undefined);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }
}

async function hearOnce(
  connectionString: string,
  told: ToldChanges,
  stopping: AbortSignal,
  onBegun: () => void,
): Promise<void> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    keepAlive: true,
  });
  let stop = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    client.once("error", reject);
    client.once("end", () => reject(new Error("Connection terminated")));
    stop = () => reject(new Error("stopping"));
    stopping.addEventListener("abort", stop);
  });
  ended.catch(() => undefined);
  client.on("error", () => undefined);
  client.on("notification", ({ channel, payload = "" }) => {
    if (channel === "lists_changed") told.lists(payload.split(" "));
    else if (channel === "messages_changed") told.messages(payload.split(" "));
    else if (channel === "notifications_changed") told.notifications(payload);
    else told.person(payload);
  });
  const probe = setInterval(() => {
    client.query("select 1").catch((error: unknown) => client.emit("error", error));
  }, probeMs);
  try {
    await Promise.race([ended, client.connect()]);
    await Promise.race([
      ended,
      client.query(
        "set role longspring_app; listen lists_changed; listen messages_changed; listen notifications_changed; listen person_changed",
      ),
    ]);
    onBegun();
    told.begun();
    await ended;
  } finally {
    clearInterval(probe);
    stopping.removeEventListener("abort", stop);
    // One that does not answer is not waited for.
    await Promise.race([client.end(), sleep(500, undefined, { ref: false })]).catch(() => undefined);
  }
}
