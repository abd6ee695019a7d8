import { useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import type { OfferPage } from "./offer-page.ts";
import { useStandingWords } from "./standing-words.ts";

/** A price above the limit that the company publishes, or outside the mandate's own band. */
export function PriceWarnings({ standing }: Pick<OfferPage, "standing">) {
  const t = useTranslations("offer.writing.warnings");
  const words = useStandingWords();
  const warnings = [...(standing?.ask ?? []), ...(standing?.mandate ?? [])].filter(
    ({ of, verdict }) => (of === "yearlyCost" || of === "contractRate") && verdict !== "within",
  );
  return (
    <div role="status">
      {warnings.length === 0 ? null : (
        <Notice tone="due">
          {warnings.map((row) => (
            <p key={row.of}>{t(row.of === "yearlyCost" ? "ceiling" : "band", words(row))}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}
