import { useLocale, useTranslations } from "use-intl";
import type { SizeMeasure, SizeResult } from "#app/domain/organizations/size-class.ts";
import { SIZE_CLASSES, SIZE_RULE_SET } from "#app/domain/organizations/size-class.ts";
import { formatCount, formatMoneyShort } from "#app/i18n/format.ts";
import { More } from "#app/components/ui/disclosure.tsx";
import { Term } from "#app/components/ui/term.tsx";

/** The size class by the official thresholds, with the rule applied: each measure and its limits. */
export function SizeClassView({ size }: { size: SizeResult }) {
  const t = useTranslations("company.size");
  const locale = useLocale();
  const industry = t(`industries.${size.industry}`);
  const words = useTranslations("common.words");
  if (!size.known) {
    const missing = size.missing.map((measure) => t(`measures.${measure}`)).join(words("comma"));
    return <p className="small muted">{t("unknown", { missing })}</p>;
  }
  const amount = (measure: SizeMeasure, value: bigint) =>
    measure === "staff" ? t("persons", { count: formatCount(value) }) : formatMoneyShort(locale, value);
  /** Limits of the table are in persons or 万元. */
  const limit = (measure: SizeMeasure, value: number) =>
    amount(measure, measure === "staff" ? BigInt(value) : BigInt(value) * 1_000_000n);
  return (
    <div className="stack">
      <p>
        <b>
          <Term of="sizeClasses" code={size.sizeClass} />
        </b>
      </p>
      <More summary={t("rule")}>
        <div className="stack small">
          <p>{t("row", { industry })}</p>
          <ul className="plain-list">
            {size.measures.map(({ measure, value, tier, limits }) => {
              const above = SIZE_CLASSES[SIZE_CLASSES.indexOf(tier) + 1];
              const next = limits[SIZE_CLASSES.indexOf(tier)];
              return (
                <li key={measure}>
                  {t(`measures.${measure}`)}: {amount(measure, value)}, <Term of="sizeClasses" code={tier} />
                  {above !== undefined && next !== undefined ? (
                    <span className="muted">
                      {" "}
                      {t.rich("from", {
                        above: () => <Term of="sizeClasses" code={above} />,
                        limit: limit(measure, next),
                      })}
                    </span>
                  ) : null}
                </li>
              );
            })}
          </ul>
          <p>{t("lowest")}</p>
          <p className="muted">{t("source", { version: SIZE_RULE_SET.ruleVersion })}</p>
        </div>
      </More>
    </div>
  );
}
