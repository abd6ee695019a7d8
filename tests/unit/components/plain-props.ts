import fc from "fast-check";
import { paths } from "#app/shared/paths.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** The props that views with cached renders may have. */
const words = fc.string({ unit: "grapheme", maxLength: 12 });
export const locale = fc.constantFrom<Locale>("en", "zh-CN");
export const audience = fc.constantFrom("public" as const, "company", "institution", "admin");
const kind = fc.constantFrom("company" as const, "institution", "admin", "none");
export const at = fc.option(
  fc.record({ to: fc.constantFrom(paths.institution.opportunities(), paths.account()), isOwn: fc.boolean() }),
);
export const menu = fc.record({ audience, at, account: fc.option(fc.record({ kind, at })) });
export const account = fc.record({ name: words, organization: fc.option(words), kind, at });
