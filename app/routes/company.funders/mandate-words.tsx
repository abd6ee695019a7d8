import { useLocale, useTranslations } from "use-intl";
import { TermList, useTerm } from "#app/components/ui/term.tsx";
import type { ShownMandate } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

export function MandateMeta({ mandate }: { mandate: ShownMandate }) {
  const t = useTranslations("matching.funders");
  const locale = useLocale();
  const term = useTerm();
  const name = locale === "en" ? (mandate.nameEn ?? mandate.nameZh) : (mandate.nameZh ?? mandate.nameEn);
  return (
    <>
      {term("institutionKinds", mandate.institutionKind)} ·{" "}
      <TermList of="instruments" codes={mandate.instruments} />
       · {name === null ? null : `${name} · `}
      {t.rich("mandate", {
        number: t("mandateNumber", {
          number: runningNumber("mandate", mandate.number),
          version: mandate.version,
        }),
        b: (words) => <span className="nowrap">{words}</span>,
      })}
    </>
  );
}
