import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import { paths } from "#app/shared/paths.ts";

interface SuspendedAskProps {
  suspended: { title: string; text: string } | null;
  /** Its company is led to the prospect, which says why. */
  prospectId?: string;
}

/** In a list: that the prospect of a row is suspended. */
export function SuspendedMark() {
  const t = useTranslations("common.words");
  return <small>{t("askSuspended")}</small>;
}

/** That a prospect is suspended, and what that means here; nothing of any other. */
export function SuspendedAsk({ suspended, prospectId }: SuspendedAskProps) {
  const t = useTranslations("company.home");
  if (suspended === null) return null;
  return (
    <Notice tone="due" title={suspended.title}>
      <p>{suspended.text}</p>
      {prospectId === undefined ? null : (
        <p>
          <Link to={paths.company.prospect(prospectId)}>{t("toProspect")}</Link>
        </p>
      )}
    </Notice>
  );
}
