import { randomUUID } from "node:crypto";
import { readCookie } from "#app/i18n/locale.ts";
import type { Secrets } from "./secrets.server.ts";

/**
 * A browser that has signed in to an account before has a device cookie. Its tries are counted separately: an attacker
 * who exhausts the tries of an account does not lock its owner out (OWASP, "device cookies").
 */
export interface KnownDevice {
  /** The id of this browser for that address; null if it has no valid device cookie for it. */
  of(cookieHeader: string | null, email: string): string | null;
  /** The device cookie. */
  mark(email: string): string;
}

const seconds = 180 * 24 * 60 * 60;

export function createKnownDevice(secrets: Secrets, isSecure: boolean): KnownDevice {
  const name = isSecure ? "__Host-device" : "device";
  const seal = (device: string, email: string): string => `${device}\n${email}`;
  return {
    of(cookieHeader, email) {
      const [device = "", given = ""] = (readCookie(cookieHeader, name) ?? "").split(".", 2);
      return device !== "" && secrets.isFingerprint("device", seal(device, email), given) ? device : null;
    },
    mark(email) {
      const device = randomUUID();
      const value = `${device}.${secrets.fingerprint("device", seal(device, email))}`;
      return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
    },
  };
}
