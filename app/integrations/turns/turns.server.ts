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

export interface Turn {
  /** Starts the next request; idempotent. */
  release(): void;
}

export interface TurnWanted {
  organizationId: string;
  /** A write is never refused for its place in the queue: its form would be lost. */
  isAct: boolean;
  /** It uploads a file, which takes as long as its sender needs: meanwhile the others use the time. */
  bringsFile?: boolean;
  /** Ends when nobody waits for the response any more. */
  signal: AbortSignal;
}

interface Waiting extends TurnWanted {
  since: number;
  enter: (turn: Turn) => void;
  refuse: (why: Refusal) => void;
}

interface Line {
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

export type Turns = ReturnType<typeof createTurns>;

/**
 * The scheduler of one web process: which request runs next. Each organization has its own queue and a share of the
 * time, so that its members wait only for each other. Little time stays unused: what the others don't need goes, beyond
 * its share, to the queue that has used least, one request at a time. Two concurrent requests are charged half of the
 * time each.
 */
export function createTurns(now: () => number = () => performance.now()) {
  const lines = new Map<string, Line>();
  /** Queues with waiting requests, in the order in which they began to wait. */
  const held = new Set<Line>();
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

  function lineOf(organizationId: string): Line {
    const at = now();
    if (latest.organizationId !== organizationId) {
      before = latest.at;
      latest = { organizationId, at };
    } else latest.at = at;
    let line = lines.get(organizationId);
    if (line === undefined) {
      if (lines.size >= MOST_REMEMBERED) forget();
      line = { organizationId, running: 0, files: 0, waiting: [], creditMs: SAVED_MS, at };
      lines.set(organizationId, line);
    }
    return line;
  }
  function forget(): void {
    for (const [id, line] of lines)
      if (line.running + line.files + line.waiting.length === 0) lines.delete(id);
  }
  function othersAreThere({ organizationId, running: own }: Line): boolean {
    if (running.share + running.surplus > own) return true;
    for (const other of held) if (other.organizationId !== organizationId) return true;
    const others = latest.organizationId === organizationId ? before : latest.at;
    return others > now() - PRESENT_MS;
  }
  function refill(line: Line): void {
    const at = now();
    line.creditMs = Math.min(SAVED_MS, line.creditMs + (at - line.at) * SHARE_OF_TIME);
    line.at = at;
  }

  /** How the queue's next request may run now, if it may. */
  function kindFor(line: Line, { isAct, bringsFile = false }: Waiting): Kind | undefined {
    if (bringsFile) return line.files < ACTS_AT_ONCE ? "file" : undefined;
    const alone = isAct ? ACTS_AT_ONCE : READINGS_AT_ONCE;
    if (!othersAreThere(line)) return line.running < alone ? "share" : undefined;
    // A sequential reader is not a busy organization, and waits for none.
    if (line.running === 0 && line.waiting.length === 1) return "share";
    if (line.creditMs > 0) return line.running < SHARED_AT_ONCE ? "share" : undefined;
    const isLeftOver = running.share + running.surplus === 0 && now() - lastAt >= QUIET_MS;
    return isLeftOver ? "surplus" : undefined;
  }
  function admit(line: Line): void {
    refill(line);
    for (let next = line.waiting[0]; next !== undefined; next = line.waiting[0]) {
      const isStale = next.signal.aborted || (!next.isAct && now() - next.since > PATIENCE_MS);
      const kind = isStale ? undefined : kindFor(line, next);
      if (!isStale && kind === undefined) break;
      line.waiting.shift();
      if (kind === undefined) next.refuse(busy(PATIENCE_MS));
      else next.enter(begun(line, kind));
    }
    if (line.waiting.length === 0) held.delete(line);
    else held.add(line);
  }
  /** The one that has used least comes first. */
  function admitHeld(): void {
    for (const line of held) refill(line);
    for (const line of [...held].sort((a, b) => b.creditMs - a.creditMs)) admit(line);
    if (held.size > 0) timer ??= setTimeout(lookAgain, QUIET_MS);
  }
  function lookAgain(): void {
    timer = undefined;
    admitHeld();
  }
  function begun(line: Line, kind: Kind): Turn {
    if (kind === "file") return fileBegun(line);
    const since = servedMs();
    line.running += 1;
    running[kind] += 1;
    let isOver = false;
    return {
      release() {
        if (isOver) return;
        isOver = true;
        const used = servedMs() - since;
        line.running -= 1;
        running[kind] -= 1;
        if (kind === "share") lastAt = now();
        refill(line);
        line.creditMs = Math.max(-OWED_MS, line.creditMs - used);
        admitHeld();
      },
    };
  }

  function fileBegun(line: Line): Turn {
    line.files += 1;
    let isOver = false;
    return {
      release() {
        if (isOver) return;
        isOver = true;
        line.files -= 1;
        admitHeld();
      },
    };
  }

  return {
    /** Resolves when the request may run; refused with "organization-busy" if too many of its own are before it. */
    take(wanted: TurnWanted): Promise<Turn> {
      const line = lineOf(wanted.organizationId);
      if (line.waiting.length >= (wanted.isAct ? MOST_WAITING_TO_ACT : MOST_WAITING))
        return Promise.reject(busy(PATIENCE_MS));
      return new Promise((enter, refuse) => {
        line.waiting.push({ ...wanted, since: now(), enter, refuse });
        held.add(line);
        admitHeld();
      });
    },
  };
}

function busy(waitMs: number): Refusal {
  return new Refusal("organization-busy", { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
}
