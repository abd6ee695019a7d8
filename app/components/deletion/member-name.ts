import { useTranslations } from "use-intl";

/** Names people; somebody who has left, or whose account is deleted, by the pseudonym that is left of them. */
export function useMemberName() {
  const t = useTranslations("common");
  return (name: string | null, userId: string): string =>
    name ?? t("formerMember", { number: userId.slice(0, 4).toUpperCase() });
}
