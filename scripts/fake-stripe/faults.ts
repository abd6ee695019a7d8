import { setTimeout as sleep } from "node:timers/promises";

/**
 * What can go wrong with one request: an error of the server before anything was done, a connection that is destroyed
 * before or after the state changed, or an answer that never comes although it did.
 */
export const REQUEST_FAULTS = ["409", "429", "500", "reset-before", "reset-after", "silence-after"] as const;
export type RequestFault = (typeof REQUEST_FAULTS)[number];

/** What can go wrong with deliveries of events, each for a share from 0 to 1. */
interface DeliveryFaults {
  duplicates: number;
  losses: number;
  /** Events are held and delivered in another order. */
  isReordered: boolean;
  delayMs: number;
}

export interface Faults {
  deliveries: DeliveryFaults;
  /** Until it is up again every request and every event is lost. */
  isDown: boolean;
  /** The next requests that change something fail in these ways, one each. */
  next: RequestFault[];
  /** Every request fails in a way of `kinds` with this probability. */
  share: number;
  kinds: readonly RequestFault[];
  /** From 0 to 1; seeded, so that a run can be repeated. */
  chance(): number;
  seed(seed: number): void;
  /** Of this request. */
  of(request: { isChange: boolean }): RequestFault | null;
  none(): void;
}

export function createFaults(): Faults {
  let state = 1;
  const faults: Faults = {
    deliveries: { duplicates: 0, losses: 0, isReordered: false, delayMs: 0 },
    isDown: false,
    next: [],
    share: 0,
    kinds: REQUEST_FAULTS,
    seed(seed) {
      state = seed >>> 0 || 1;
    },
    // Marsaglia's xorshift.
    chance() {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) / 2 ** 32;
    },
    of({ isChange }) {
      if (isChange && faults.next.length > 0) return faults.next.shift() ?? null;
      if (faults.share === 0 || faults.chance() >= faults.share) return null;
      return faults.kinds[Math.floor(faults.chance() * faults.kinds.length)] ?? null;
    },
    none() {
      Object.assign(faults, { isDown: false, next: [], share: 0, kinds: REQUEST_FAULTS });
      faults.deliveries = { duplicates: 0, losses: 0, isReordered: false, delayMs: 0 };
    },
  };
  return faults;
}

export const wait = (ms: number): Promise<unknown> => (ms > 0 ? sleep(ms) : Promise.resolve());
