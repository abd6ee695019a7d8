import { useTranslations } from "use-intl";
import { lacksNamedSecurity } from "#app/domain/offers/form/draft-standing.ts";
import type { OfferPage } from "./offer-page.ts";
import { StandingRows } from "./standing-rows.tsx";

/**
 * Where a sheet is outside of what the company asks for or of the mandate's own limits, or lacks the security that its
 * instrument is named after.
 */
export function OutsideLimits({ page: { standing, draft, terms, to } }: { page: OfferPage }) {
  const t = useTranslations("offer.writing");
  const outside = (["ask", "mandate"] as const).flatMap((against) => {
    const rows = standing?.[against].filter(({ verdict }) => verdict !== "within") ?? [];
    return rows.length === 0 ? [] : [{ against, rows }];
  });
  return (
    <>
      {outside.map(({ against, rows }) => (
        <section key={against} className="stack" aria-labelledby={`outside-${against}`}>
          <h3 id={`outside-${against}`}>
            {against === "ask" ? t("view.toAsk", { company: to }) : t("view.toMandate")}
          </h3>
          <StandingRows rows={rows} against={against} />
        </section>
      ))}
      {draft?.isWhole && lacksNamedSecurity(terms) ? (
        <p className="small text-due">
          {t("warnings.unpledged", { instrument: terms.instrument ?? "secured_loan" })}
        </p>
      ) : null}
    </>
  );
}
