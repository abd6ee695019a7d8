import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The value in a cookie as better-auth signs it: `value.base64(hmac-sha256(value))`, percent-encoded. Read here, so that
 * a request costs one HMAC and one statement; null when the cookie is absent or was not signed by us.
 */
export function readSignedValue(cookie: string | undefined, secret: string): string | null {
  const signed = decode(cookie ?? "");
  const dot = signed.lastIndexOf(".");
  if (dot < 1) return null;
  const value = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), "base64");
  const expected = createHmac("sha256", secret).update(value).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
