import { useTranslations } from "use-intl";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import type { StandingRow } from "#app/domain/offers/form/draft-standing.ts";
import { useStandingWords } from "./standing-words.ts";

interface StandingRowsProps {
  rows: readonly StandingRow[];
  against: "ask" | "mandate";
}

/** Each term beside what it is compared with. Words say what is outside, and it is bold. */
export function StandingRows({ rows, against }: StandingRowsProps) {
  const t = useTranslations("offer.writing.standing");
  const words = useStandingWords();
  return (
    <FactList>
      {rows.map((row) => {
        const isMet = row.of === "amount" && row.most === 0n;
        const verdict = isMet ? t("met") : t(`${against}.${row.verdict}`, { of: row.of });
        const { offered, limit } = words(row);
        return (
          <Fact
            key={row.of}
            label={t("of", { of: row.of })}
            value={
              <>
                {offered}
                <small className="fact__note">
                  {row.verdict === "within" ? verdict : <b>{verdict}</b>}
                  {isMet || limit === "" ? null : t("limit", { limit })}
                </small>
              </>
            }
          />
        );
      })}
    </FactList>
  );
}
