import { AsyncLocalStorage } from "node:async_hooks";

/** How many statements were sent to PostgreSQL since the count began. */
export interface StatementCount {
  asked: number;
}

const counts = new AsyncLocalStorage<StatementCount>();
const transactionControl = /^\s*(?:begin|start transaction|commit|rollback|savepoint|release)\b/i;

/** Counts into the given counter whatever is sent within `work`, and in the asynchronous calls that it starts. */
export function countingStatements(work: (count: StatementCount) => void): void {
  const count: StatementCount = { asked: 0 };
  counts.run(count, work, count);
}

/** The beginning and the end of a transaction aren't counted, the statements in it are. */
export function countStatement(text: unknown): void {
  const count = counts.getStore();
  if (count === undefined) return;
  if (typeof text === "string" && transactionControl.test(text)) return;
  count.asked += 1;
}

/** What is sent within `work` belongs to no request, such as the check of a new connection. */
export function uncounted<Result>(work: () => Result): Result {
  return counts.exit(work);
}
