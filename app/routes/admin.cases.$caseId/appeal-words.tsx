import { useTranslations } from "use-intl";
import type { CaseView } from "./format-case.server.ts";

/** Why the party thinks that the rejection is wrong. */
export function AppealWords({ view: { appealWords } }: { view: CaseView }) {
  const t = useTranslations("admin.appeal");
  if (appealWords === null) return null;
  return (
    <div>
      <h3>{t("words")}</h3>
      <p className="whitespace-pre-line">{appealWords}</p>
    </div>
  );
}
