import { createHash } from "node:crypto";

/** How better-auth's identifiers of reset links begin. */
export const resetLinks = "reset-password:";

/**
 * What is stored of a reset link: its purpose in clear, so that all links of a person can be ended, and its token only
 * as a hash.
 */
export function storedResetLink(identifier: string): string {
  return resetLinks + createHash("sha256").update(identifier).digest("base64url");
}
