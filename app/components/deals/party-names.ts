import { useLocale, useTranslations } from "use-intl";
import type { Need } from "#app/domain/accounts/member-roles.ts";
import { useOwnSide } from "#app/components/ui/reads-only.ts";
import type { DisputingSide } from "#app/domain/deals/dispute.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";

/**
 * Name of a party that must act, for the reader: themselves or, where a colleague's role allows what it requires, their
 * organization; the other side by name; or the platform.
 */
export function usePartyName(
  viewer: DisputingSide | "admin",
  names: Record<string, string>,
  need: Need = "evidence",
) {
  const own = useOwnSide(need);
  const roles = useTranslations("common.roles");
  const parties = useTranslations("terms.parties");
  return (who: DisputingSide | "admin"): string => {
    if (who === viewer) return own;
    if (who === "admin") return roles("platform");
    return names[who] || parties(who);
  };
}

interface NamedSides {
  companyNameZh: string | null;
  companyNameEn: string | null;
  institutionNameZh: string | null;
  institutionNameEn: string | null;
}

/** Names of both sides in the reader's language. */
export function usePartyNames(of: NamedSides): Record<DisputingSide, string> {
  const locale = useLocale();
  return {
    company: inLanguage(locale, of.companyNameZh, of.companyNameEn),
    institution: inLanguage(locale, of.institutionNameZh, of.institutionNameEn),
  };
}
