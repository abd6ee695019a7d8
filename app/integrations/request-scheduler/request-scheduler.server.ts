import { Refusal } from "#app/domain/refusal.ts";

/**
 * While no other organization has requests in this process, so many of one organization's reads run at once, half of
 * the default pool of connections, and so many of its writes, which wait for the disk more than they compute.
 */
const READINGS_AT_ONCE = 6;
const ACTS_AT_ONCE = 12;
/** While others have requests, too, so many of a busy organization run at once within its share of the time. */
const SHARED_AT_ONCE = 3;
/**
 * Each organization's guaranteed share of the time, whatever the others do: forty members who each open a page of 50 ms
 * every ten seconds. Beyond it, an organization uses what the others leave. `npm run prove:budgets` measures the effect
 * on the others' pages.
 */
const SHARE_OF_TIME = 1 / 5;
/** Unused share is saved up for a page and all that a browser loads with it. */
const SAVED_MS = 600;
/** The maximum debt from use beyond the share: nobody waits for long because of use that harmed nobody. */
const OWED_MS = 600;
/**
 * Time counts as unused once nothing within a share has run for so long: a sequential reader, from several processes in
 * turn, sends its next request sooner, and would otherwise wait for a request of the busy organization in each gap.
 */
const QUIET_MS = 100;
/** An organization counts as present while it has a request here, and for so long after its last one. */
const PRESENT_MS = 1_000;
/** Reads that wait longer, or behind so many of the same organization, are refused. A write always waits. */
const PATIENCE_MS = 10_000;
const MOST_WAITING = 100;
const MOST_WAITING_TO_ACT = 500;
/** With more organizations than this, those without requests are removed. */
const MOST_REMEMBERED = 2_000;

export interface Slot {
  /** Starts the next request; idempotent. */
  release(): void;
}

export interface SlotRequest {
  organizationId: string;
  /** A write is never refused for its place in the queue: its form would be lost. */
  isAct: boolean;
  /** It uploads a file, which takes as long as its sender needs: meanwhile the others use the time. */
  bringsFile?: boolean;
  /** Ends when nobody waits for the response any more. */
  signal: AbortSignal;
}

interface Waiting extends SlotRequest {
  since: number;
  begin: (slot: Slot) => void;
  refuse: (why: Refusal) => void;
}

interface Queue {
  organizationId: string;
  running: number;
  /** Files that are being received. */
  files: number;
  waiting: Waiting[];
  /** Milliseconds of the process that the organization may use now. */
  creditMs: number;
  at: number;
}

/**
 * Within the organization's share, or as if within it when no other is present; from unused time; or waiting for the
 * bytes of a file, which uses no time.
 */
type Kind = "share" | "surplus" | "file";

export type RequestScheduler = ReturnType<typeof createRequestScheduler>;

/**
 * The scheduler of one web process: which request runs next. Each organization has its own queue and a share of the
 * time, so that its members wait only for each other. Little time stays unused: what the others don't need goes, beyond
 * its share, to the queue that has used least, one request at a time. Two concurrent requests are charged half of the
 * time each.
 */
export function createRequestScheduler(now: () => number = () => performance.now()) {
  const queues = new Map<string, Queue>();
  /** Queues with waiting requests, in the order in which they began to wait. */
  const nonEmpty = new Set<Queue>();
  let latest = { organizationId: "", at: -Infinity };
  /** The last request of any organization but the latest. */
  let before = -Infinity;
  const running = { share: 0, surplus: 0 };
  /** When a request within a share last ended. */
  let lastAt = -Infinity;
  /** Time of each running request so far, divided equally among them. */
  let served = { ms: 0, at: now() };
  let timer: NodeJS.Timeout | undefined;

  function servedMs(): number {
    const at = now();
    served = { ms: served.ms + (at - served.at) / Math.max(1, running.share + running.surplus), at };
    return served.ms;
  }

  function queueOf(organizationId: string): Queue {
    const at = now();
    if (latest.organizationId !== organizationId) {
      before = latest.at;
      latest = { organizationId, at };
    } else latest.at = at;
    let queue = queues.get(organizationId);
    if (queue === undefined) {
      if (queues.size >= MOST_REMEMBERED) forget();
      queue = { organizationId, running: 0, files: 0, waiting: [], creditMs: SAVED_MS, at };
      queues.set(organizationId, queue);
    }
    return queue;
  }
  function forget(): void {
    for (const [id, queue] of queues)
      if (queue.running + queue.files + queue.waiting.length === 0) queues.delete(id);
  }
  function othersArePresent({ organizationId, running: own }: Queue): boolean {
    if (running.share + running.surplus > own) return true;
    for (const other of nonEmpty) if (other.organizationId !== organizationId) return true;
    const others = latest.organizationId === organizationId ? before : latest.at;
    return others > now() - PRESENT_MS;
  }
  function refill(queue: Queue): void {
    const at = now();
    queue.creditMs = Math.min(SAVED_MS, queue.creditMs + (at - queue.at) * SHARE_OF_TIME);
    queue.at = at;
  }

  /** How the queue's next request may run now, if it may. */
  function kindFor(queue: Queue, { isAct, bringsFile = false }: Waiting): Kind | undefined {
    if (bringsFile) return queue.files < ACTS_AT_ONCE ? "file" : undefined;
    const alone = isAct ? ACTS_AT_ONCE : READINGS_AT_ONCE;
    if (!othersArePresent(queue)) return queue.running < alone ? "share" : undefined;
    // A sequential reader is not a busy organization, and waits for none.
    if (queue.running === 0 && queue.waiting.length === 1) return "share";
    if (queue.creditMs > 0) return queue.running < SHARED_AT_ONCE ? "share" : undefined;
    const isLeftOver = running.share + running.surplus === 0 && now() - lastAt >= QUIET_MS;
    return isLeftOver ? "surplus" : undefined;
  }
  function admit(queue: Queue): void {
    refill(queue);
    for (let next = queue.waiting[0]; next !== undefined; next = queue.waiting[0]) {
      const isStale = next.signal.aborted || (!next.isAct && now() - next.since > PATIENCE_MS);
      const kind = isStale ? undefined : kindFor(queue, next);
      if (!isStale && kind === undefined) break;
      queue.waiting.shift();
      if (kind === undefined) next.refuse(busy(PATIENCE_MS));
      else next.begin(beginSlot(queue, kind));
    }
    if (queue.waiting.length === 0) nonEmpty.delete(queue);
    else nonEmpty.add(queue);
  }
  /** The one that has used least comes first. */
  function admitWaiting(): void {
    for (const queue of nonEmpty) refill(queue);
    for (const queue of [...nonEmpty].sort((a, b) => b.creditMs - a.creditMs)) admit(queue);
    if (nonEmpty.size > 0) timer ??= setTimeout(lookAgain, QUIET_MS);
  }
  function lookAgain(): void {
    timer = undefined;
    admitWaiting();
  }
  function beginSlot(queue: Queue, kind: Kind): Slot {
    if (kind === "file") return beginFileSlot(queue);
    const since = servedMs();
    queue.running += 1;
    running[kind] += 1;
    let isOver = false;
    return {
      release() {
        if (isOver) return;
        isOver = true;
        const used = servedMs() - since;
        queue.running -= 1;
        running[kind] -= 1;
        if (kind === "share") lastAt = now();
        refill(queue);
        queue.creditMs = Math.max(-OWED_MS, queue.creditMs - used);
        admitWaiting();
      },
    };
  }

  function beginFileSlot(queue: Queue): Slot {
    queue.files += 1;
    let isOver = false;
    return {
      release() {
        if (isOver) return;
        isOver = true;
        queue.files -= 1;
        admitWaiting();
      },
    };
  }

  return {
    /** Resolves when the request may run; refused with "organization-busy" if too many of its own are before it. */
    acquire(wanted: SlotRequest): Promise<Slot> {
      const queue = queueOf(wanted.organizationId);
      if (queue.waiting.length >= (wanted.isAct ? MOST_WAITING_TO_ACT : MOST_WAITING))
        return Promise.reject(busy(PATIENCE_MS));
      return new Promise((begin, refuse) => {
        queue.waiting.push({ ...wanted, since: now(), begin, refuse });
        nonEmpty.add(queue);
        admitWaiting();
      });
    },
  };
}

function busy(waitMs: number): Refusal {
  return new Refusal("organization-busy", { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
}
