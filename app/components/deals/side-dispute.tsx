import { useLocale, useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { reversalPath } from "#app/shared/reversal-paths.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { DisputeActs } from "./dispute-acts.tsx";
import { DisputePage, type DisputePageProps } from "./dispute-page.tsx";

type Named = Record<
  "companyNameZh" | "companyNameEn" | "institutionNameZh" | "institutionNameEn",
  string | null
>;
type Read = Pick<DisputePageProps, "title" | "isMasked" | "evidence" | "openings" | "turn" | "now"> & {
  dispute: DisputePageProps["dispute"] & Named & { drawdownId: string };
  may: { answer: boolean; show: boolean; withdraw: boolean };
  documents: readonly { id: string; name: string }[];
};

/** Names of both sides of a dispute in the reader's language. */
export function usePartyNames(dispute: Named): Record<"company" | "institution", string> {
  const locale = useLocale();
  return {
    company: inLanguage(locale, dispute.companyNameZh, dispute.companyNameEn),
    institution: inLanguage(locale, dispute.institutionNameZh, dispute.institutionNameEn),
  };
}

/** A dispute for one of its sides, with that side's actions. */
export function SideDispute({ side, read }: { side: "company" | "institution"; read: Read }) {
  const { dispute } = read;
  const t = useTranslations("dispute");
  const own = paths[side];
  return (
    <DisputePage
      {...read}
      viewer={side}
      names={usePartyNames(dispute)}
      crumbs={[{ label: t("toDeal"), to: own.deal(dispute.dealId) }]}
      fileTo={(evidenceId) => own.evidence(dispute.id, evidenceId)}
    >
      <DisputeActs
        may={read.may}
        documents={read.documents}
        reversalTo={dispute.reversalId === null ? null : reversalPath(side, dispute.drawdownId)}
      />
    </DisputePage>
  );
}
