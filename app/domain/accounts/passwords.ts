import { z } from "zod";

/** Length, not complexity: no rule on kinds of characters (NIST SP 800-63B, 3.1.1.2). Characters, not bytes. */
export const PASSWORD_CHARACTERS = { least: 12, most: 128 } as const;

/** The most common passwords that are long enough; compared in lower case without separators. */
const common = [
  "password",
  "passw0rd",
  "qwertyuiop",
  "qwerty",
  "asdfghjkl",
  "zxcvbnm",
  "1qaz2wsx3edc",
  "iloveyou",
  "letmein",
  "welcome",
  "administrator",
  "admin",
  "changeme",
  "trustno1",
  "woaini",
  "longspring",
  "chunrong",
];

/**
 * Why a password is refused: the key of the message, or null. Too short or too long in characters; a common one; or
 * made of the person's own address.
 */
export function whyNotPassword(
  password: string,
  email: string,
): "passwordTooShort" | "passwordTooLong" | "passwordCommon" | "passwordPersonal" | null {
  const { length } = [...password];
  if (length < PASSWORD_CHARACTERS.least) return "passwordTooShort";
  if (length > PASSWORD_CHARACTERS.most) return "passwordTooLong";
  const bare = password.toLowerCase().replace(/[\s._-]/g, "");
  if (isMonotonous(bare) || common.includes(withoutDigits(bare)) || common.includes(bare))
    return "passwordCommon";
  const [name = ""] = email.toLowerCase().split("@");
  if (name.length >= 5 && bare.includes(name.replace(/[._-]/g, ""))) return "passwordPersonal";
  return null;
}

/** A new password as typed; rules that need the address are checked by `whyNotPassword`. */
export const newPasswordSchema = z.string().superRefine((password, context) => {
  const why = whyNotPassword(password, "");
  if (why !== null) context.addIssue({ code: "custom", message: why, params: { ...PASSWORD_CHARACTERS } });
});

function withoutDigits(text: string): string {
  let end = text.length;
  while (end > 0 && /\d/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).replace(/^\d+/, "");
}

/** One step repeated: 111111111111, 123456789012, aaaaaaaaaaaa, abcabcabcabc. */
function isMonotonous(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, at) => (code - (codes[at] ?? 0) + 10) % 10));
  if (steps.size <= 1) return true;
  return [2, 3, 4].some(
    (span) =>
      text ===
      text
        .slice(0, span)
        .repeat(Math.ceil(text.length / span))
        .slice(0, text.length),
  );
}
