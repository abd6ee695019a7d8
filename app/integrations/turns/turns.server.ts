import { Refusal } from "#app/domain/refusal.ts";

/**
 * While no other organization asks anything of this process, so many readings of one are answered at once, half of the
 * default pool of connections, and so many acts: these wait for the disk more than they compute.
 */
const READINGS_AT_ONCE = 6;
const ACTS_AT_ONCE = 12;
/** While others ask, too, one organization has so many at once ... */
const SHARED_AT_ONCE = 1;
/**
 * ... and so much of the time: what it has used beyond, it waits for. Forty members who each open a page of 50 ms every ten
 * seconds need a fifth of one process. `npm run prove:budgets` says what a share leaves of the other organizations' pages.
 */
const SHARE_OF_TIME = 1 / 5;
/** What an organization has not used of its share is kept for a page and all that a browser loads with it. */
const SAVED_MS = 600;
/** Used up alone, it is owed to others so far at most: nobody waits for long because of what harmed nobody. */
const OWED_MS = 600;
/** An organization counts as present so long after its last request. */
const PRESENT_MS = 1_000;
/** Readings that wait longer, or behind so many of the same organization, are refused. An act always waits its turn. */
const PATIENCE_MS = 10_000;
const MOST_WAITING = 100;
const MOST_WAITING_TO_ACT = 500;
/** Organizations that are remembered before those without requests are forgotten. */
const MOST_REMEMBERED = 2_000;

export interface Turn {
  /** Lets the next one in; asked twice, it does so once. */
  release(): void;
}

export interface TurnWanted {
  organizationId: string;
  /** An act is never refused for its place in the line: its form would be lost. */
  isAct: boolean;
  /** Ends when nobody waits for the answer any more. */
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
  waiting: Waiting[];
  /** Milliseconds of the process that the organization may use now. */
  creditMs: number;
  at: number;
  timer?: NodeJS.Timeout | undefined;
}

export type Turns = ReturnType<typeof createTurns>;

/**
 * Of one web process: whose request is answered next. Each organization has a line of its own, so that its members wait
 * for each other and for nobody else; while another organization is present, a line is also held to its share of the
 * time. Nothing waits while nobody else is there, up to what would take every connection to the database.
 */
export function createTurns(now: () => number = () => performance.now()) {
  const lines = new Map<string, Line>();
  let latest = { organizationId: "", at: -Infinity };
  /** The last request of any organization but the latest. */
  let before = -Infinity;

  function lineOf(organizationId: string): Line {
    const at = now();
    if (latest.organizationId !== organizationId) {
      before = latest.at;
      latest = { organizationId, at };
    } else latest.at = at;
    let line = lines.get(organizationId);
    if (line === undefined) {
      if (lines.size >= MOST_REMEMBERED) forget();
      line = { organizationId, running: 0, waiting: [], creditMs: SAVED_MS, at };
      lines.set(organizationId, line);
    }
    return line;
  }
  function forget(): void {
    for (const [id, { running, waiting }] of lines) if (running + waiting.length === 0) lines.delete(id);
  }
  function othersAreThere({ organizationId }: Line): boolean {
    const others = latest.organizationId === organizationId ? before : latest.at;
    return others > now() - PRESENT_MS;
  }
  function refill(line: Line): void {
    const at = now();
    line.creditMs = Math.min(SAVED_MS, line.creditMs + (at - line.at) * SHARE_OF_TIME);
    line.at = at;
  }

  function admit(line: Line): void {
    refill(line);
    for (let next = line.waiting[0]; next !== undefined; next = line.waiting[0]) {
      const isStale = next.signal.aborted || (!next.isAct && now() - next.since > PATIENCE_MS);
      if (!isStale) {
        const isShared = othersAreThere(line);
        const alone = next.isAct ? ACTS_AT_ONCE : READINGS_AT_ONCE;
        if (line.running >= (isShared ? SHARED_AT_ONCE : alone)) return;
        if (isShared && line.creditMs <= 0) return laterOn(line);
      }
      line.waiting.shift();
      if (isStale) next.refuse(busy(PATIENCE_MS));
      else next.enter(begun(line));
    }
  }
  /** Looks again once something of the share is there again, or the others may be gone. */
  function laterOn(line: Line): void {
    const waitMs = Math.min(PRESENT_MS, Math.ceil(-line.creditMs / SHARE_OF_TIME) + 1);
    line.timer ??= setTimeout(() => {
      line.timer = undefined;
      admit(line);
    }, waitMs);
  }
  function begun(line: Line): Turn {
    line.running += 1;
    const since = now();
    let isOver = false;
    return {
      release() {
        if (isOver) return;
        isOver = true;
        line.running -= 1;
        refill(line);
        line.creditMs = Math.max(-OWED_MS, line.creditMs - (now() - since));
        admit(line);
      },
    };
  }

  return {
    /** Resolves when it is the request's turn; refuses with "organization-busy" where too many of its own are before it. */
    take(wanted: TurnWanted): Promise<Turn> {
      const line = lineOf(wanted.organizationId);
      if (line.waiting.length >= (wanted.isAct ? MOST_WAITING_TO_ACT : MOST_WAITING))
        return Promise.reject(busy(PATIENCE_MS));
      return new Promise((enter, refuse) => {
        line.waiting.push({ ...wanted, since: now(), enter, refuse });
        admit(line);
      });
    },
  };
}

function busy(waitMs: number): Refusal {
  return new Refusal("organization-busy", { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
}
