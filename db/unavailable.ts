/** The error codes of PostgreSQL and of sockets when it is away, starting, stopping or full: retry soon. */
const away = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "ENOENT", // the socket of a server that is down
  "53300", // too many connections
  "57P01", // admin shutdown
  "57P02", // crash shutdown
  "57P03", // cannot connect now
  "08006", // connection failure
  "08001",
  "08003",
  "25P03", // an idle transaction timed out
  "3D000", // the database does not exist
  "53200", // out of memory
]);
/** Rolled back, and solved by a retry: a lock or statement timeout, deadlocks, the request's own time limit. */
const busy = new Set(["55P03", "57014", "40001", "40P01"]);
/** Rolled back until somebody makes room. */
const full = new Set(["53100", "53400"]);

const connectionLost =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** What PostgreSQL temporarily can't do, without anybody's mistake; null for other errors. */
export function unavailabilityOf(error: unknown): "away" | "busy" | "full" | null {
  if (isUnavailable(error)) return "away";
  if (!(error instanceof Error)) return null;
  const code = String(Reflect.get(error, "code"));
  if (busy.has(code) || error.name === "RequestOverError") return "busy";
  return full.has(code) ? "full" : null;
}

/** Whether an error means that the database is away, rather than a bug. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, "code");
  if (error.name === "ActingRoleError") return true;
  return (typeof code === "string" && away.has(code)) || connectionLost.test(error.message);
}

/** Roles, tables or functions of this build's migrations are missing: the migrations have not been run. */
const missing = new Set([
  "42P01", // table
  "42883", // function
  "3F000", // schema
  "22023", // the role to set: "invalid parameter value"
]);

/** Whether an error of the readiness check means that migrations must be run. */
export function isSchemaMissing(error: unknown): boolean {
  return error instanceof Error && missing.has(String(Reflect.get(error, "code")));
}
