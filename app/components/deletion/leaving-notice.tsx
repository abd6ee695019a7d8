import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";

/** Says that a deletion is under way, and where it can be seen and cancelled. */
export function LeavingNotice({ leaving, to }: { leaving: "person" | "organization"; to: string }) {
  const t = useTranslations("deletion.open");
  return (
    <Notice tone="due" title={t(leaving)}>
      <p>
        <Link to={to}>{t("see")}</Link>
      </p>
    </Notice>
  );
}
