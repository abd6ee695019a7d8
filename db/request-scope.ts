import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** The request's time limit has passed: nothing more is written for it. */
class RequestOverError extends Error {
  override readonly name = "RequestOverError";
  constructor() {
    super("the request's time is over");
  }
}

/** The operations to stop what a connection does. */
export interface Stoppable {
  /** Asks PostgreSQL to cancel the running statement; it ends with 57014. */
  cancel(): void;
  /** Closes the connection. A transaction without a sent COMMIT is never committed. */
  destroy(): void;
}

const requests = new AsyncLocalStorage<RequestScope>();

export function currentRequest(): RequestScope | undefined {
  return requests.getStore();
}

/** The work of one request in PostgreSQL, so that its time limit ends the work before a failure is reported. */
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

  /** Whether a write was committed, or may have been. */
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
   * From now on nothing is committed for this request. Running statements are canceled and rolled back, a commit that
   * was sent is awaited. Resolves when all of it has ended, at the latest after twice `graceMs`.
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

  /** Call it before the commit is sent; throws if the request's time limit has passed. */
  commits(): void {
    this.#scope.refuseIfOver();
    this.#mayBeCommitted = true;
  }

  /** Ended by its own response, or by the loss of the connection, in which case it may have been committed. */
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
