import { createLogger, type Logger } from "#app/integrations/observing/logger.server.ts";

/** A logger whose lines a test can read. */
export function readableLog(level = "trace"): {
  log: Logger;
  lines: () => Record<string, unknown>[];
  text: () => string;
} {
  const written: string[] = [];
  return {
    log: createLogger(level, { write: (line: string) => void written.push(line) }),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
    text: () => written.join(""),
  };
}
