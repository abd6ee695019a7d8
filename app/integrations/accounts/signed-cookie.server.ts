import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The value of a cookie signed by better-auth: `value.base64(hmac-sha256(value))`, percent-encoded. Read here, so that
 * a request costs one HMAC and one statement; null if the cookie is absent or its signature is not ours.
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
