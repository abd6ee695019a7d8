import { useTranslations } from "use-intl";
import { LivePage } from "../live/live-page.tsx";

/** Keeps a page's ranked list up to date. */
export function LiveList({ changes, asOf }: { changes: string; asOf: Date }) {
  const t = useTranslations("matching.live");
  return <LivePage changes={changes} asOf={asOf} about="lists" announcement={t("updated")} />;
}
