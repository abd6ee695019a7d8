import { useFormAction } from "@remix-run/react";
import { useTranslations } from "use-intl";

/** What every card says and where its moves go: found once for a board of sixty. */
export function useCardWords() {
  const t = useTranslations("pipeline");
  const refusals = useTranslations("refusals");
  return { t, refusals, action: useFormAction() };
}
export type CardWords = ReturnType<typeof useCardWords>;
