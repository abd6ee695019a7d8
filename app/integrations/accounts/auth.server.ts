import { AsyncLocalStorage } from "node:async_hooks";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { admin, twoFactor } from "better-auth/plugins";
import {
  CODE_DIGITS,
  CODE_SECONDS,
  PENDING_SECONDS,
  RECOVERY_CODES,
} from "#app/domain/accounts/second-factor.ts";
import { hashPassword, verifyPassword } from "./passwords.server.ts";
import { resetLinks, storedResetLink } from "./reset-links.server.ts";

export interface AuthOptions {
  /** A Kysely of the accounts role that maps camelCase to the snake_case of the tables. */
  db: object;
  secret: string;
  publicOrigin: string;
  /** Whether accounts of a generated city may sign in: their password is public. */
  admitsDemonstration: boolean;
  onError: (message: string) => void;
}

export const hours = 60 * 60;
/** A session ends after two weeks, used or not: so reading it never writes. */
const sessionSeconds = 14 * 24 * hours;
/** The header that passes better-auth the client address which our own proxies vouch for. */
export const addressHeader = "x-client-address";

/** What better-auth passes to its callbacks (a token for an e-mail, whose password it was), for the calling code. */
export const handedOver = new AsyncLocalStorage<{ token?: string; userId?: string }>();

export function sessionCookieName(publicOrigin: string): string {
  return publicOrigin.startsWith("https:") ? "__Host-session" : "session";
}

/** The cookie of a sign-in that waits for its code. */
export function pendingCookieName(publicOrigin: string): string {
  return publicOrigin.startsWith("https:") ? "__Host-pending" : "pending";
}

export type Auth = ReturnType<typeof createAuth>;

/**
 * better-auth manages people, passwords, sessions and one-time tokens in the schema accounts. It is called on the
 * server only: its own HTTP handler is not mounted, so that our routes are the only entry.
 */
export function createAuth({ db, secret, publicOrigin, admitsDemonstration, onError }: AuthOptions) {
  const isSecure = publicOrigin.startsWith("https:");
  return betterAuth({
    appName: "Longspring",
    secret,
    baseURL: publicOrigin,
    database: { db, type: "postgres", schemaName: "accounts", transaction: true },
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => onError(message) },
    emailAndPassword: {
      enabled: true,
      // The worker opens accounts (open-account): a request never reveals whether an address is known.
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: 1, // the domain's rules are checked before
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: verifyPassword },
      resetPasswordTokenExpiresIn: hours,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ token }) => {
        const box = handedOver.getStore();
        if (box) box.token = token;
      },
      onPasswordReset: async ({ user }) => {
        const box = handedOver.getStore();
        if (box) box.userId = user.id;
      },
    },
    verification: {
      storeIdentifier: {
        default: "hashed",
        overrides: { [resetLinks]: { hash: async (identifier) => storedResetLink(identifier) } },
      },
    },
    user: {
      additionalFields: {
        locale: { type: "string", required: true, input: false },
        isDemonstration: { type: "boolean", required: false, input: false },
      },
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, freshAge: 0 },
    databaseHooks: {
      session: {
        create: {
          async before(session, context) {
            if (admitsDemonstration) return;
            const person = await context?.context.internalAdapter.findUserById(session.userId);
            if (
              person !== null &&
              person !== undefined &&
              "isDemonstration" in person &&
              person.isDemonstration
            )
              throw APIError.from("FORBIDDEN", { code: "DEMONSTRATION_USER", message: "" });
          },
        },
      },
    },
    plugins: [
      admin(),
      twoFactor({
        issuer: "Longspring",
        twoFactorCookieMaxAge: PENDING_SECONDS,
        totpOptions: { digits: CODE_DIGITS, period: CODE_SECONDS },
        backupCodeOptions: { amount: RECOVERY_CODES, storeBackupCodes: "encrypted" },
        // Tries are counted by our own services, as those of passwords are.
        accountLockout: { enabled: false },
      }),
    ],
    rateLimit: { enabled: false }, // counted by our own services, in the database and before the password is checked
    advanced: {
      // Our own health check covers the schema; better-auth's check, failing once, would disable sign-in for good.
      database: { generateId: "uuid", validateSchema: false },
      useSecureCookies: false, // would prefix __Secure-; __Host- is stricter, and set here
      cookies: {
        session_token: {
          name: sessionCookieName(publicOrigin),
          attributes: { secure: isSecure, httpOnly: true, sameSite: "lax", path: "/" },
        },
        two_factor: {
          name: pendingCookieName(publicOrigin),
          attributes: { secure: isSecure, httpOnly: true, sameSite: "lax", path: "/" },
        },
      },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 },
    },
  });
}
