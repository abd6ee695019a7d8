import { useLocale, useTranslations } from "use-intl";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { BankProposalKind } from "#app/domain/billing/bank/lifecycle.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";

export interface ShownBankProposal {
  kind: BankProposalKind;
  numbers: readonly string[];
  institutionNameZh: string | null;
  institutionNameEn: string | null;
  proposerName: string | null;
  amountFen: bigint | null;
  dueAt: Date | null;
}

/** What somebody proposed about a line of a statement, and until when another admin must say yes. */
export function BankProposed({ proposal, now }: { proposal: ShownBankProposal; now: Date }) {
  const t = useTranslations("billing-admin.statements.proposed");
  const locale = useLocale();
  const { kind, numbers, institutionNameZh, institutionNameEn, proposerName, dueAt } = proposal;
  const institution =
    institutionNameZh === null ? "" : inLanguage(locale, institutionNameZh, institutionNameEn);
  return (
    <>
      {t.rich(kind, {
        name: proposerName ?? "",
        institution,
        numbers: numbers.join(", "),
        amount: () => <ExactMoney fen={proposal.amountFen} unit />,
      })}{" "}
      {dueAt === null ? null : t.rich("until", { at: () => <Deadline at={dueAt} now={now} /> })}
    </>
  );
}
