import { pino, stdTimeFunctions, type DestinationStream, type Logger } from "pino";
import { spansAroundSign } from "#app/lib/spans.ts";

export type { Logger };

/**
 * JSON log lines without personal data: errors are reduced to what helps to find the bug (PostgreSQL's `detail` quotes
 * rows, SMTP answers quote addresses), and what looks like an address is masked.
 */
export function createLogger(level: string, stream?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    messageKey: "message",
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: describeError },
  };
  return stream ? pino(options, stream) : pino(options);
}

const ADDRESS = { word: /[\p{L}\p{N}._%+-]+/gu, sign: /@/gu, rest: /[\p{L}\p{N}.-]+/uy };
const longest = 4_000;

/** The part of an error that may be logged. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: mask(String(error)) };
  const fields: Record<string, unknown> = {};
  for (const key of [
    "code",
    "constraint",
    "table",
    "schema",
    "severity",
    "routine",
    "syscall",
    "errno",
    "responseCode",
  ]) {
    const value: unknown = Reflect.get(error, key);
    if (typeof value === "string" || typeof value === "number") fields[key] = value;
  }
  const message = withoutData(error);
  return {
    type: error.name,
    message: mask(message),
    stack: mask((error.stack ?? "").replace(error.message, () => message)),
    ...fields,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** What PostgreSQL refuses as data, and what is no JSON, stands in the message, in quotation marks. */
function withoutData(error: Error): string {
  const { code } = error as { code?: unknown };
  const isOfData = error instanceof SyntaxError || (typeof code === "string" && code.startsWith("22"));
  return isOfData ? error.message.replace(/["'].*["']/su, "[data]") : error.message;
}

function mask(text: string): string {
  const cut = text.slice(0, longest);
  let masked = "";
  let at = 0;
  for (const { from, to } of spansAroundSign(cut, ADDRESS)) {
    if (from >= at) masked += `${cut.slice(at, from)}[address]`;
    at = to;
  }
  return masked + cut.slice(at);
}
