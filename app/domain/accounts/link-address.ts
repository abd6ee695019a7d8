import { z } from "zod";

const payloadSchema = z.object({ email: z.email().max(254) });

/**
 * The address that a confirmation link was sent to, for the sign-in form after it: it isn't typed a second time. The
 * token is not verified here, so nothing but a field's first text may depend on it. Undefined for anything else.
 */
export function addressOfLink(token: string): string | undefined {
  const [, payload = ""] = token.slice(0, 2_000).split(".");
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (char) =>
      char.charCodeAt(0),
    );
    return payloadSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data?.email;
  } catch {
    return undefined; // Links are shortened and edited: they may contain anything.
  }
}
