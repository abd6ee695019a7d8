import { useTranslations } from "use-intl";
import { Money } from "../ui/money.tsx";
import { LegendItem } from "./legend-item.tsx";

interface ProgressMoneyProps {
  targetFen: bigint;
  confirmedFen: bigint;
  underwayFen: bigint;
  minimumFen?: bigint;
  isOver?: boolean;
}

/**
 * Progress to money: confirmed by both sides, accepted or offered but not paid, and still sought, of `targetFen`.
 * `minimumFen` marks the minimum of the ask where it is lower; `isOver` says that the missing amount is no longer
 * sought. All in fen; the parts must not exceed `targetFen`.
 */
export function ProgressMoney({
  targetFen,
  confirmedFen,
  underwayFen,
  minimumFen,
  isOver = false,
}: ProgressMoneyProps) {
  const t = useTranslations("common.progress");
  const share = (fen: bigint) => (targetFen === 0n ? 0 : Number((fen * 10_000n) / targetFen) / 100);
  const confirmed = share(confirmedFen);
  const hasMinimum = minimumFen !== undefined && minimumFen > 0n && minimumFen < targetFen;
  const rest = targetFen - confirmedFen - underwayFen;
  return (
    <div className="progress-money">
      <svg className="progress-money__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="p-track" width="100" height="4" />
        <rect className="p-offered" x={confirmed} width={share(underwayFen)} height="4" />
        <rect className="p-moved" width={confirmed} height="4" />
        {hasMinimum ? (
          <rect className="p-minimum" x={share(minimumFen) - 0.25} width="0.5" height="4" />
        ) : null}
      </svg>
      <ul className="legend">
        <Part series="series-moved" word={t("confirmed")} fen={confirmedFen} moved />
        <Part series="series-2" word={t("underway")} fen={underwayFen} />
        {rest > 0n ? <Part series="series-rest" word={t(isOver ? "notSought" : "rest")} fen={rest} /> : null}
        {hasMinimum ? <Part series="series-minimum" word={t("minimum")} fen={minimumFen} /> : null}
      </ul>
    </div>
  );
}

interface PartProps {
  series: string;
  word: string;
  fen: bigint;
  moved?: boolean;
}

function Part({ series, word, fen, moved = false }: PartProps) {
  return (
    <LegendItem series={series}>
      <span>
        {word} <Money fen={fen} moved={moved && fen > 0n} />
      </span>
    </LegendItem>
  );
}
