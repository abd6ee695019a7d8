import { useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";

/** The number of a request, once. */
export function Claim({ claim }: { claim: string }) {
  const t = useTranslations("accounts.recovery.own");
  return (
    <Notice title={t("claimTitle")} tone="due" live>
      <p>{t.rich("claimIs", { claim: () => <code>{claim}</code> })}</p>
      <p>{t("claimText")}</p>
    </Notice>
  );
}
