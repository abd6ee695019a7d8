import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** The request's time is over: nothing more is written for it. */
class RequestOverError extends Error {
  override readonly name = "RequestOverError";
  constructor() {
    super("the request's time is over");
  }
}

/** A connection as far as it can be told to stop what it does. */
export interface Stoppable {
  /** Asks PostgreSQL to end the statement that runs; it ends with 57014. */
  cancel(): void;
  /** Gives the connection up. What was not told to commit never will be. */
  destroy(): void;
}

const requests = new AsyncLocalStorage<RequestScope>();

export function currentRequest(): RequestScope | undefined {
  return requests.getStore();
}

/** What one request has under way in PostgreSQL, so that its time limit ends that before anybody is told that it failed. */
export class RequestScope {
  /** Whether it may write: GET and HEAD don't. */
  readonly mayWrite: boolean;
  readonly #open = new Set<WorkUnderWay>();
  #isOver = false;
  #hasWritten = false;

  constructor(mayWrite: boolean) {
    this.mayWrite = mayWrite;
  }

  run(work: () => void): void {
    requests.run(this, work);
  }

  /** Whether something that it wrote was committed, or may have been. */
  get hasWritten(): boolean {
    return this.#hasWritten;
  }

  refuseIfOver(): void {
    if (this.#isOver) throw new RequestOverError();
  }

  /** A transaction, or a single statement, begins on that connection. */
  open(connection: Stoppable): WorkUnderWay {
    this.refuseIfOver();
    const work = new WorkUnderWay(this, connection, (hasWritten) => {
      this.#open.delete(work);
      this.#hasWritten ||= hasWritten;
    });
    this.#open.add(work);
    return work;
  }

  /**
   * From now on nothing is committed for this request. What runs is canceled and rolled back, a commit that is on its way
   * is waited for. Resolves when all of it has ended, at the latest after twice `graceMs`.
   */
  async stop(graceMs: number): Promise<void> {
    this.#isOver = true;
    const ended = Promise.all([...this.#open].map((work) => work.ended));
    for (const work of this.#open) work.cancel();
    await Promise.race([ended, sleep(graceMs, undefined, { ref: false })]);
    for (const work of this.#open) work.giveUp();
    await Promise.race([ended, sleep(graceMs, undefined, { ref: false })]);
  }
}

/** A transaction or a single statement of a request. */
export class WorkUnderWay {
  readonly ended: Promise<void>;
  readonly #scope: RequestScope;
  readonly #connection: Stoppable;
  readonly #settle: (hasWritten: boolean) => void;
  #resolve: () => void = () => undefined;
  #mayBeCommitted = false;

  constructor(scope: RequestScope, connection: Stoppable, settle: (hasWritten: boolean) => void) {
    this.#scope = scope;
    this.#connection = connection;
    this.#settle = settle;
    this.ended = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get mayWrite(): boolean {
    return this.#scope.mayWrite;
  }

  /** The commit is sent next; throws where the request's time is over. */
  commits(): void {
    this.#scope.refuseIfOver();
    this.#mayBeCommitted = true;
  }

  /** Ended by its own answer, or by the loss of the connection, in which case a commit may have been done. */
  end({ hasWritten }: { hasWritten: boolean }): void {
    this.#settle(hasWritten);
    this.#resolve();
  }

  cancel(): void {
    if (!this.#mayBeCommitted) this.#connection.cancel();
  }

  giveUp(): void {
    this.#connection.destroy();
    this.end({ hasWritten: this.#mayBeCommitted && this.mayWrite });
  }
}
