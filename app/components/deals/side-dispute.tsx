import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { reversalPath } from "#app/shared/reversal-paths.ts";
import { DisputeActs } from "./dispute-acts.tsx";
import { DisputePage, type DisputePageProps } from "./dispute-page.tsx";
import { usePartyNames } from "./party-names.ts";

type Read = Pick<DisputePageProps, "title" | "isMasked" | "evidence" | "openings" | "turn" | "now"> & {
  dispute: DisputePageProps["dispute"] & Parameters<typeof usePartyNames>[0] & { drawdownId: string };
  may: { answer: boolean; show: boolean; withdraw: boolean };
  documents: readonly { id: string; name: string }[];
};

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
