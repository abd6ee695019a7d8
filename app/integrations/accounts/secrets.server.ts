import { createHmac, randomInt, timingSafeEqual } from "node:crypto";

/** Signatures and fingerprints made from the platform's secret, so that nothing need be stored. */
export interface Secrets {
  /** The same for the same value, and not reversible: for keys that must not contain an address in clear. */
  fingerprint(purpose: string, value: string): string;
  /** Whether a given fingerprint is the right one. */
  isFingerprint(purpose: string, value: string, given: string): boolean;
  /** A random text that a person writes down: two groups of five, without characters that look alike; 49 bits. */
  newNote(): string;
}

export function createSecrets(secret: string): Secrets {
  const fingerprint = (purpose: string, value: string): string =>
    createHmac("sha256", secret).update(`${purpose}\n${value}`).digest("base64url");
  return {
    fingerprint,
    isFingerprint: (purpose, value, given) => isSame(fingerprint(purpose, value), given),
    newNote() {
      const text = Array.from({ length: 10 }, () => unlike[randomInt(unlike.length)]).join("");
      return `${text.slice(0, 5)}-${text.slice(5)}`;
    },
  };
}

const unlike = "23456789abcdefghjkmnpqrstuvwxyz";

function isSame(expected: string, given: string): boolean {
  const one = Buffer.from(expected);
  const other = Buffer.from(given);
  return one.length === other.length && timingSafeEqual(one, other);
}
