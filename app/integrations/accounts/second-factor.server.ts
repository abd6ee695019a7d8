import { createHmac } from "node:crypto";
import { APIError } from "better-auth/api";
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { encode } from "uqr";
import { readCookie } from "#app/i18n/locale.ts";
import { CODE_DIGITS, RECOVERY_CODES, stepsAround } from "#app/domain/accounts/second-factor.ts";
import { unlessRefused } from "./refused.server.ts";
import { cookiesOf, headersOf, type Client } from "./client-headers.server.ts";
import { pendingCookieName, type Auth, type AuthOptions } from "./auth.server.ts";
import { readSignedValue } from "./signed-cookie.server.ts";

type Opened =
  /** The headers set the session's cookie. */
  { is: "opened"; token: string; headers: Headers } | { is: "wrong" | "over" | "suspended" };

export interface AppSetup {
  secret: string;
  /** A path of SVG on a square of that many units. */
  qr: { size: number; path: string };
}

/** Codes of an authenticator app and recovery codes; secrets and codes are encrypted wherever they are stored. */
export interface SecondFactor {
  /** Whose sign-in waits for a code in this browser; null if none does, or no longer. */
  pendingUserId(cookieHeader: string | null): Promise<string | null>;
  /** What is the same only for this sign-in that waits; null if there is none. */
  pendingMark(cookieHeader: string | null): string | null;
  /** Stores a new secret and recovery codes, which do not count yet; false if the password is wrong. */
  start(password: string, client: Client): Promise<boolean>;
  /** The step to which a code belongs, within the accepted window around an instant; null for a wrong code. */
  stepOf(storedSecret: string, code: string, at: Date): Promise<number | null>;
  /** The code that an app would show at that step. */
  codeAt(storedSecret: string, step: number): Promise<string>;
  /** What an app needs: the secret as text, and as a QR code. */
  setup(storedSecret: string, email: string): Promise<AppSetup>;
  /** A new secret, as it is stored. */
  newSecret(): Promise<string>;
  recoveryCodes(stored: string): Promise<string[]>;
  newRecoveryCodes(): Promise<{ codes: string[]; stored: string }>;
  /** Opens the session that waits; whether a code was used before is the caller's to check. */
  openByCode(code: string, client: Client): Promise<Opened>;
  /** The same by a recovery code, each of which works once. */
  openByRecoveryCode(code: string, client: Client): Promise<Opened>;
  /** Uses up a recovery code of the person who is signed in. */
  useRecoveryCode(code: string, client: Client): Promise<boolean>;
  /** Whether it is the password of the person who is signed in. */
  isPassword(password: string, client: Client): Promise<boolean>;
}

export function createSecondFactor(auth: Auth, { secret: key, publicOrigin }: AuthOptions): SecondFactor {
  const cookieName = pendingCookieName(publicOrigin);
  /** The browser's other cookies are left out: a session of somebody else in it must not be the one that is opened. */
  const waiting = (client: Client): Headers =>
    headersOf({ ...client, cookie: `${cookieName}=${readCookie(client.cookie, cookieName) ?? ""}` });
  const secretOf = (stored: string): Promise<string> => symmetricDecrypt({ key, data: stored });

  return {
    async pendingUserId(cookieHeader) {
      const identifier = readSignedValue(readCookie(cookieHeader, cookieName), key);
      if (identifier === null) return null;
      const { internalAdapter } = await auth.$context;
      const pending = await internalAdapter.findVerificationValue(identifier);
      return pending && pending.expiresAt > new Date() ? pending.value : null;
    },

    pendingMark(cookieHeader) {
      const identifier = readSignedValue(readCookie(cookieHeader, cookieName), key);
      return identifier && createHmac("sha256", key).update(`pending\n${identifier}`).digest("base64url");
    },

    start: (password, client) =>
      unlessRefused(
        auth.api.enableTwoFactor({ body: { password, method: "totp" }, headers: headersOf(client) }),
      ),

    async stepOf(stored, code, at) {
      const secret = await secretOf(stored);
      return stepsAround(at).find((step) => codeOf(secret, step) === code) ?? null;
    },

    codeAt: async (stored, step) => codeOf(await secretOf(stored), step),

    async setup(stored, email) {
      const secret = base32(Buffer.from(await secretOf(stored)));
      const label = encodeURIComponent(`Longspring:${email}`);
      const { size, data } = encode(`otpauth://totp/${label}?secret=${secret}&issuer=Longspring`, {
        border: 4,
      });
      const path = data
        .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
        .join("");
      return { secret, qr: { size, path } };
    },

    newSecret: () => symmetricEncrypt({ key, data: generateRandomString(32) }),

    recoveryCodes: async (stored) => JSON.parse(await symmetricDecrypt({ key, data: stored })) as string[],

    async newRecoveryCodes() {
      const codes = Array.from({ length: RECOVERY_CODES }, () => {
        const text = generateRandomString(10, "a-z", "0-9", "A-Z");
        return `${text.slice(0, 5)}-${text.slice(5)}`;
      });
      return { codes, stored: await symmetricEncrypt({ key, data: JSON.stringify(codes) }) };
    },

    openByCode: (code, client) =>
      opened(auth.api.verifyTOTP({ body: { code }, headers: waiting(client), returnHeaders: true })),

    openByRecoveryCode: (code, client) =>
      opened(auth.api.verifyBackupCode({ body: { code }, headers: waiting(client), returnHeaders: true })),

    useRecoveryCode: (code, client) =>
      unlessRefused(
        auth.api.verifyBackupCode({ body: { code, disableSession: true }, headers: headersOf(client) }),
      ),

    isPassword: (password, client) =>
      unlessRefused(auth.api.verifyPassword({ body: { password }, headers: headersOf(client) })),
  };
}

/** HOTP of RFC 4226: the step, signed, shortened to six digits. */
function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const signature = createHmac("sha1", secret).update(counter).digest();
  const from = (signature.at(-1) ?? 0) & 15;
  const number = signature.readUInt32BE(from) & 0x7fffffff;
  return String(number % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, "0");
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648, without padding, which apps do not expect. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

async function opened(
  answer: Promise<{ headers: Headers; response: { token?: string | undefined } }>,
): Promise<Opened> {
  try {
    const { headers, response } = await answer;
    return { is: "opened", token: response.token ?? "", headers: cookiesOf(headers) };
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    return { is: refusals[String(error.body?.code ?? "")] ?? "wrong" };
  }
}

const refusals: Readonly<Record<string, "over" | "suspended">> = {
  INVALID_TWO_FACTOR_COOKIE: "over",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "over",
  BANNED_USER: "suspended",
};
