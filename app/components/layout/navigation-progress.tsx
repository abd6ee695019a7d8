import { useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl";

/** A line at the top of the window while a navigation takes long; CSS shows it after 300 ms. */
export function NavigationProgress() {
  const t = useTranslations("common");
  if (useNavigation().state === "idle") return null;
  return <div className="progress-line" role="progressbar" aria-label={t("loading")} />;
}
