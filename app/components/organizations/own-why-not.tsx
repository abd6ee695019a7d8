import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { paths } from "#app/shared/paths.ts";
import { Notice } from "../ui/notice.tsx";

/** What the licence page explains, and takes a renewed licence for. */
const STANDING: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  "institution-not-active",
  "institution-restricted",
  "institution-licence-expired",
]);

/** Why an institution can't act now; with the way to its licence page where that is the reason. */
export function OwnWhyNot({ code }: { code: RefusalCode }) {
  const t = useTranslations("refusals");
  const actions = useTranslations("common.actions");
  return (
    <Notice>
      <p>{t(code)}</p>
      {STANDING.has(code) ? (
        <p>
          <Link to={paths.institution.application()}>{actions("toLicence")}</Link>
        </p>
      ) : null}
    </Notice>
  );
}
