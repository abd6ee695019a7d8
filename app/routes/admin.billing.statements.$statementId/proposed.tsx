import { useLocale, useTranslations } from "use-intl";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { StatementLineRow } from "./line-row.ts";

interface ProposedProps {
  proposal: NonNullable<StatementLineRow["proposal"]>;
  now: Date;
}

/** What somebody proposed about a line, and until when another admin must say yes. */
export function Proposed({ proposal, now }: ProposedProps) {
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
