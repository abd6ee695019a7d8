// The one clock of the unit and integration tests: `Date` in the tests' own process, and the two functions by which the
// product asks PostgreSQL for the time, in every database that a test opens. Both keep running; they are only shifted.

const MachineDate = globalThis.Date;

/**
 * Where each test file begins: a Thursday morning in Shanghai, a working day between two working days, within the
 * year whose official calendar is known, and no month's end.
 */
export const origin: Date = new MachineDate("2026-03-12T02:00:00Z");

let offsetMs = 0;

/** The offset of the tests' clock from the machine's, in milliseconds; zero where the machine's is used. */
export function clockOffsetMs(): number {
  return offsetMs;
}

/** The machine's clock, which file systems use. */
export function machineTime(hoursOn = 0): Date {
  return new MachineDate(MachineDate.now() + hoursOn * 3_600_000);
}

/** From now on `Date` counts on from that instant. */
export function moveClock(to: Date): void {
  offsetMs = to.getTime() - MachineDate.now();
  globalThis.Date = MovedDate;
}

/** For a file that starts built processes: they use the machine's clock, so all compared with them does, too. */
export function useMachineClock(): void {
  offsetMs = 0;
  globalThis.Date = MachineDate;
}

const now = (): number => MachineDate.now() + offsetMs;

/** Not a subclass: each date is an instance of both, whoever made it. */
const MovedDate = new Proxy(MachineDate, {
  apply: () => new MachineDate(now()).toString(),
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
  get: (target, name) => (name === "now" ? now : (Reflect.get(target, name) as unknown)),
});
