/** A duration as people read it. */
export function duration(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(2)} s`;
  return ms >= 1 ? `${ms.toFixed(1)} ms` : `${(ms * 1_000).toFixed(1)} µs`;
}

/** Median and the 99th of a hundred, of single durations in milliseconds. */
export function percentiles(durations: readonly number[]): string {
  const sorted = durations.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return `p50 ${duration(at(0.5))}, p99 ${duration(at(0.99))}`;
}

/** Elapsed time and this process's processor time: they differ when others use the machine. */
export async function measure(
  work: () => unknown,
): Promise<{ elapsed: number; computed: number; text: string }> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const elapsed = performance.now() - begun;
  const used = process.cpuUsage(cpu);
  const computed = (used.user + used.system) / 1_000;
  return { elapsed, computed, text: `${duration(elapsed)} (${duration(computed)} of processor)` };
}

export const thousandsSeparated = (number: number): string => Math.round(number).toLocaleString("en");

export interface Reporter {
  /** A line of the report. */
  line(what: string, figure: string): void;
  /** What is being done; shown on a terminal only, and written over. */
  progress(text: string): void;
}

export function reporter(): Reporter {
  const { isTTY } = process.stdout;
  const wipe = isTTY ? "\r\u001b[K" : "";
  return {
    line: (what, figure) => void process.stdout.write(`${wipe}${what.padEnd(44)} ${figure}\n`),
    progress: (text) => void (isTTY && process.stdout.write(`${wipe}${text}`)),
  };
}
