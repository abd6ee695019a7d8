import { AsyncLocalStorage } from "node:async_hooks";

/** How many statements were asked of PostgreSQL since the count began. */
export interface StatementCount {
  asked: number;
}

const counts = new AsyncLocalStorage<StatementCount>();
const transactionControl = /^\s*(?:begin|start transaction|commit|rollback|savepoint|release)\b/i;

/** Whatever is asked within `work`, in what it awaits and starts too, is counted in what it is given. */
export function countingStatements(work: (count: StatementCount) => void): void {
  const count: StatementCount = { asked: 0 };
  counts.run(count, work, count);
}

/** The beginning and the end of a transaction aren't counted: what is asked in it is. */
export function countStatement(text: unknown): void {
  const count = counts.getStore();
  if (count === undefined) return;
  if (typeof text === "string" && transactionControl.test(text)) return;
  count.asked += 1;
}

/** What is asked within `work` is no request's own, such as the proof of a new connection. */
export function uncounted<Result>(work: () => Result): Result {
  return counts.exit(work);
}
