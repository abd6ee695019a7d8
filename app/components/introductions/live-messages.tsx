import { useTranslations } from "use-intl";
import { LivePage } from "#app/components/live/live-page.tsx";
import { paths } from "#app/shared/paths.ts";

/** Keeps a page of an introduction up to date. */
export function LiveMessages({ side, asOf }: { side: "company" | "institution"; asOf: Date }) {
  const t = useTranslations("introduction.ledger");
  return (
    <LivePage changes={paths[side].changes()} asOf={asOf} about="messages" announcement={t("updated")} />
  );
}
