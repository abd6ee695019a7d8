import { useLocale } from "use-intl";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { useTerm } from "../ui/term.tsx";

/** The names of an admin's roles, in one line. */
export function AdminRoles({ roles }: { roles: readonly AdminRole[] }) {
  const term = useTerm();
  return roles.map((role) => term("adminRoles", role)).join(useLocale() === "en" ? ", " : "、");
}
