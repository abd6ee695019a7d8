import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** The database's notification on commit: whose lists or threads changed, or whose access must be checked again. */
export interface ChangeListener {
  lists(organizationIds: readonly string[]): void;
  /** A message in one of their threads was written or read. */
  messages(organizationIds: readonly string[]): void;
  /** Something on one of their deals changed. */
  deals(organizationIds: readonly string[]): void;
  /** They got a notification, or have read some. */
  notifications(userId: string): void;
  person(userId: string): void;
  /** LISTEN has started, or restarted: earlier changes are unknown. */
  begun(): void;
  /** The connection is lost, or can't be opened; it is retried. */
  lost(error: unknown): void;
}

const shortestWaitMs = 100;
const longestWaitMs = 2_000;
const probeMs = 15_000;

/**
 * One connection that listens for notifications for the process's lifetime: a lost one is reopened, soon at first and
 * then every two seconds; a silent one is detected by a query. Ends with `stopping`. Needs a direct address: a pooler
 * in transaction mode delivers no notifications.
 */
export async function listenForChanges(
  connectionString: string,
  listener: ChangeListener,
  stopping: AbortSignal,
): Promise<void> {
  let waitMs = shortestWaitMs;
  while (!stopping.aborted) {
    try {
      await listenOnce(connectionString, listener, stopping, () => {
        waitMs = shortestWaitMs;
      });
    } catch (error) {
      if (!stopping.aborted) listener.lost(error);
    }
    await sleep(waitMs, undefined, { signal: stopping }).catch(() => undefined);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }
}

async function listenOnce(
  connectionString: string,
  listener: ChangeListener,
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
    if (channel === "lists_changed") listener.lists(payload.split(" "));
    else if (channel === "messages_changed") listener.messages(payload.split(" "));
    else if (channel === "deals_changed") listener.deals(payload.split(" "));
    else if (channel === "notifications_changed") listener.notifications(payload);
    else listener.person(payload);
  });
  const probe = setInterval(() => {
    client.query("select 1").catch((error: unknown) => client.emit("error", error));
  }, probeMs);
  try {
    await Promise.race([ended, client.connect()]);
    await Promise.race([
      ended,
      client.query(
        "set role longspring_app; listen lists_changed; listen messages_changed; listen deals_changed; listen notifications_changed; listen person_changed",
      ),
    ]);
    onBegun();
    listener.begun();
    await ended;
  } finally {
    clearInterval(probe);
    stopping.removeEventListener("abort", stop);
    // An unresponsive one is not awaited.
    await Promise.race([client.end(), sleep(500, undefined, { ref: false })]).catch(() => undefined);
  }
}
