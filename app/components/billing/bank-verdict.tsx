import { useTranslations } from "use-intl";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { BankProposed, type ShownBankProposal } from "./bank-proposed.tsx";

interface VerdictProps {
  proposal: ShownBankProposal & { id: string; isOwn: boolean; whyNot: RefusalCode | null };
  now: Date;
}

/** What waits for another finance admin: who made it withdraws it, any other confirms or declines it. */
export function BankVerdict({ proposal, now }: VerdictProps) {
  const t = useTranslations("billing-admin.statements.panel");
  const sent = { confirmationId: proposal.id };
  return (
    <Notice>
      <p>
        <BankProposed proposal={proposal} now={now} />
      </p>
      {proposal.isOwn ? (
        <>
          <p>{t("another")}</p>
          <ButtonForm act="withdraw" sent={sent} button={t("withdraw")} tone="secondary" size="sm" />
        </>
      ) : proposal.whyNot === null ? (
        <div className="row">
          <ButtonForm act="confirm" sent={sent} button={t("confirm")} size="sm" />
          <ButtonForm act="decline" sent={sent} button={t("decline")} tone="secondary" size="sm" />
        </div>
      ) : null}
    </Notice>
  );
}
