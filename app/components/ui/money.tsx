import { useLocale, useTranslations } from "use-intl";
import {
  formatAmount,
  formatMoneyExact,
  formatMoneyRounded,
  formatMoneyShort,
  formatRate,
  moneyValue,
} from "#app/i18n/format.ts";
import { classNames } from "./class-names.ts";

/**
 * An amount in prose, ¥2.5M or 250万元, with the figure in yuan as title and value. `sum`: of many, rounded. `moved` only
 * for money that both sides have confirmed. Null is shown as a word, never as 0.
 */
export function Money({ fen, moved = false, sum = false }: MoneyProps) {
  const locale = useLocale();
  if (fen === null) return <NotGiven />;
  return (
    <data
      className={classNames("amount", moved && "amount--moved")}
      value={moneyValue(fen)}
      title={formatMoneyExact(locale, fen)}
    >
      {sum ? formatMoneyRounded(locale, fen) : formatMoneyShort(locale, fen)}
    </data>
  );
}

interface MoneyProps {
  fen: bigint | null;
  moved?: boolean;
  sum?: boolean;
}

interface ExactMoneyProps {
  fen: bigint | null;
  moved?: boolean;
  unit?: boolean;
}

/** An exact amount. Omit `unit` in columns whose head names it: 2,000,000.00. */
export function ExactMoney({ fen, moved = false, unit = false }: ExactMoneyProps) {
  const locale = useLocale();
  if (fen === null) return <NotGiven />;
  return (
    <data className={classNames("amount", moved && "amount--moved")} value={moneyValue(fen)}>
      {unit ? formatMoneyExact(locale, fen) : formatAmount(fen)}
    </data>
  );
}

/** A rate in percent with two decimals, from a decimal string. */
export function Rate({ percent }: { percent: string | null }) {
  if (percent === null) return <NotGiven />;
  return (
    <data className="num nowrap" value={percent}>
      {formatRate(percent)}
    </data>
  );
}

/** An absent value: a grey word, as absent is not 0. */
export function NotGiven() {
  const t = useTranslations("common.words");
  return <span className="muted">{t("notGiven")}</span>;
}
