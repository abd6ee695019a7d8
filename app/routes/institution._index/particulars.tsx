import { useName } from "#app/components/moderation/use-name.ts";
import { Money } from "#app/components/ui/money.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { subjectOf, type Task } from "./task.ts";

/** Its number, the company as far as its consent names it, and the amount in the words of its instrument. */
export function Particulars({ task }: { task: Task }) {
  const name = useName();
  const term = useTerm();
  const { kind, number, amountFen, commitment, instrument } = task;
  const company = name({ nameZh: task.companyNameZh, nameEn: task.companyNameEn });
  return (
    <p>
      <span className="nowrap">{runningNumber(subjectOf[kind], number)}</span>
      {company === "" ? null : ` · ${company}`}
      {amountFen === null ? null : (
        <>
          {" · "}
          {instrument === null || commitment === null
            ? null
            : `${offeredTerm(term, commitment, instrument)} `}
          <Money fen={amountFen} />
        </>
      )}
    </p>
  );
}
