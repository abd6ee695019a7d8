import { hasNeed, type Need } from "#app/domain/accounts/member-roles.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** The reader's organization by name where an act is a colleague's, whose role allows it; undefined where it is theirs. */
export type Colleagues = (need: Need) => string | undefined;

/** Who takes the steps of a reader's side: for words that are written on the server, as `useOwnSide` is for others. */
export function colleaguesOf(locale: Locale, { membership }: Pick<Session, "membership">): Colleagues {
  return (need) =>
    "memberRole" in membership && !hasNeed(membership.memberRole, need)
      ? inLanguage(locale, membership.name, membership.nameEn ?? null)
      : undefined;
}
