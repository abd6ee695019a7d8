import { setTimeout as sleep } from "node:timers/promises";
import { APIError, createEmailVerificationToken } from "better-auth/api";
import { readCookie } from "#app/i18n/locale.ts";
import { createAuth, handedOver, hours, sessionCookieName, type AuthOptions } from "./auth.server.ts";
import { cookiesOf, headersOf, type Client } from "./client-headers.server.ts";
import { createKnownDevice, type KnownDevice } from "./known-device.server.ts";
import { hashPassword } from "./passwords.server.ts";
import { unlessRefused } from "./refused.server.ts";
import { resetLinks, storedResetLink } from "./reset-links.server.ts";
import { createSecondFactor, type SecondFactor } from "./second-factor.server.ts";
import { createSecrets, type Secrets } from "./secrets.server.ts";
import { readSignedValue } from "./signed-cookie.server.ts";

export type SignInAnswer =
  /** The headers set the session's cookie. */
  | { is: "signed-in"; userId: string; isDemonstration: boolean; headers: Headers }
  /** The password was right and a code is needed; the headers set the cookie of the sign-in that waits for it. */
  | { is: "code-needed"; headers: Headers }
  /** The password was right in the last three. */
  | { is: "wrong" | "unconfirmed" | "suspended" | "demonstration" };

/** Passwords, sessions and one-time links; implemented with better-auth, which no other code uses. */
export interface Accounts {
  secrets: Secrets;
  knownDevice: KnownDevice;
  secondFactor: SecondFactor;
  hashPassword(password: string): Promise<string>;
  /** The session's token in a `Cookie` header; null if there is none or its signature is not ours. */
  readToken(cookieHeader: string | null): string | null;
  /** An unknown address costs the same one hash as a known one, and their responses take the same time. */
  signIn(given: { email: string; password: string }, client: Client): Promise<SignInAnswer>;
  /** Ends the session and returns the headers that delete its cookie. */
  signOut(client: Client): Promise<Headers>;
  /** Ends all sessions of the person and opens a new one here, unless the present password is wrong or this one has ended. */
  changePassword(
    given: { present: string; wanted: string },
    client: Client,
  ): Promise<Headers | "wrong" | "signed-out">;
  /** The token of an e-mail's link; it confirms only this person's address. */
  createVerificationToken(person: { userId: string; email: string }): Promise<string>;
  /** False if the link has expired, belongs to another account, or is not ours. */
  confirmEmail(token: string): Promise<boolean>;
  /** What is stored of a reset link, by which its person is found before it is used. */
  storedResetLink(token: string): string;
  /** Null for an unknown address. */
  createResetToken(email: string): Promise<string | null>;
  /** Ends all sessions; returns whose password it was, or null if the link was used, has expired, or is not ours. */
  resetPassword(token: string, password: string): Promise<string | null>;
}

export function createAccounts(options: AuthOptions): Accounts {
  const auth = createAuth(options);
  const isSecure = options.publicOrigin.startsWith("https:");
  const cookieName = sessionCookieName(options.publicOrigin);
  const secrets = createSecrets(options.secret);
  return {
    secrets,
    knownDevice: createKnownDevice(secrets, isSecure),
    secondFactor: createSecondFactor(auth, options),
    hashPassword,
    readToken: (cookieHeader) => readSignedValue(readCookie(cookieHeader, cookieName), options.secret),

    async signIn(given, client) {
      const begun = performance.now();
      try {
        const { headers, response } = await auth.api.signInEmail({
          body: given,
          headers: headersOf(client),
          returnHeaders: true,
        });
        // The plugin's answer in place of a session is not in the type of this call.
        if ("twoFactorRedirect" in response) return { is: "code-needed", headers: cookiesOf(headers) };
        const { id: userId, isDemonstration } = response.user as { id: string; isDemonstration?: boolean };
        return {
          is: "signed-in",
          userId,
          isDemonstration: isDemonstration === true,
          headers: cookiesOf(headers),
        };
      } catch (error) {
        const answer = signInAnswers[codeOf(error)];
        if (answer === undefined) throw error;
        if (answer === "wrong") await untilNextStep(begun);
        return { is: answer };
      }
    },

    async signOut(client) {
      const { headers } = await auth.api.signOut({ headers: headersOf(client), returnHeaders: true });
      return cookiesOf(headers);
    },

    async changePassword({ present, wanted }, client) {
      try {
        const { headers } = await auth.api.changePassword({
          body: { currentPassword: present, newPassword: wanted, revokeOtherSessions: true },
          headers: headersOf(client),
          returnHeaders: true,
        });
        return cookiesOf(headers);
      } catch (error) {
        if (codeOf(error) === "INVALID_PASSWORD") return "wrong";
        // The session ended since the request came in.
        if (error instanceof APIError && error.statusCode === 401) return "signed-out";
        throw error;
      }
    },

    createVerificationToken: ({ userId, email }) =>
      createEmailVerificationToken(options.secret, email, undefined, 24 * hours, { userId }),

    confirmEmail: (token) => unlessRefused(auth.api.verifyEmail({ query: { token } })),

    storedResetLink: (token) => storedResetLink(resetLinks + token),

    async createResetToken(email) {
      const box: { token?: string } = {};
      await handedOver.run(box, () => auth.api.requestPasswordReset({ body: { email } }));
      return box.token ?? null;
    },

    async resetPassword(token, password) {
      const box: { userId?: string } = {};
      const isReset = await handedOver.run(box, () =>
        unlessRefused(auth.api.resetPassword({ body: { token, newPassword: password } })),
      );
      return isReset ? (box.userId ?? null) : null;
    },
  };
}

const stepMs = 250;

/**
 * A failed sign-in responds after a whole number of time steps: this hides the millisecond that finding a person takes
 * longer, and a correct password never waits.
 */
function untilNextStep(begun: number): Promise<void> {
  return sleep(stepMs - ((performance.now() - begun) % stepMs));
}

const signInAnswers: Readonly<Record<string, "wrong" | "unconfirmed" | "suspended" | "demonstration">> = {
  INVALID_EMAIL_OR_PASSWORD: "wrong",
  INVALID_EMAIL: "wrong",
  PASSWORD_TOO_LONG: "wrong",
  EMAIL_NOT_VERIFIED: "unconfirmed",
  BANNED_USER: "suspended",
  DEMONSTRATION_USER: "demonstration",
};

function codeOf(error: unknown): string {
  return error instanceof APIError ? String(error.body?.code ?? "") : "";
}
