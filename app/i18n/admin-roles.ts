import type { Locale } from "./locale.ts";
import type { Messages } from "./messages.ts";
import { translator } from "./translator.ts";

/** The names of an admin's roles in a sentence; without roles, the word for none. */
export function rolesInWords(
  locale: Locale,
  roles: readonly (keyof Messages["terms"]["adminRoles"])[],
): string {
  if (roles.length === 0) return translator(locale, "mail")("accounts.admin-none");
  const term = translator(locale, "terms");
  return roles.map((role) => term(`adminRoles.${role}`)).join(locale === "en" ? ", " : "、");
}
