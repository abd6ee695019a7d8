export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A whole number from 1 to `most`, as it is typed after `--name`. */
export function wholeNumber(name: string, typed: string | number, most: number): number {
  const number = Number(typed);
  if (Number.isInteger(number) && number > 0 && number <= most) return number;
  throw new Error(`--${name}: must be a whole number from 1 to ${most}, not ${typed}`);
}

/** Runs a measurement; ends with 1 and the reason where it fails. */
export function runBench(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
}
