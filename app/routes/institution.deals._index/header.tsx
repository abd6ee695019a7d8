import { Form, Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { DEALS_FILTERS, dealsUrl, type DealsQuery } from "#app/http/deals-query.ts";
import { paths } from "#app/http/paths.ts";
import { useNameOf } from "#app/components/matching/mandate-names.ts";
import type { DealsMandate, MandateChoice } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** For which mandate the list is ranked, and a switch where there are several. */
export function RankedFor({
  mandate,
  choices,
  query,
}: {
  mandate: DealsMandate;
  choices: readonly MandateChoice[];
  query: DealsQuery;
}) {
  const t = useTranslations("matching.deals");
  const locale = useLocale();
  const nameOf = useNameOf();
  return (
    <>
      <span>
        {t.rich("rankedFor", {
          name: nameOf(mandate),
          number: t("mandateNumber", {
            number: runningNumber("mandate", mandate.number),
            version: mandate.version,
          }),
          a: (words) => <Link to={paths.institution.mandate(mandate.id)}>{words}</Link>,
          b: (words) => <span className="nowrap">{words}</span>,
        })}
      </span>
      <span>{t("blind")}</span>
      {choices.length > 1 ? (
        <Form
          className="row small max-w-full basis-full pt-2"
          action={paths.institution.deals()}
          key={mandate.id}
        >
          <label className="visually-hidden" htmlFor="mandate">
            {t("switch")}
          </label>
          <select className="select select--fit" id="mandate" name="mandate" defaultValue={mandate.id}>
            {choices.map((choice) => (
              <option key={choice.id} value={choice.id} lang={locale}>
                {t("choice", { number: runningNumber("mandate", choice.number), name: nameOf(choice) })}
              </option>
            ))}
          </select>
          {query.sort === undefined ? null : <input type="hidden" name="sort" value={query.sort} />}
          <button className="btn btn-secondary btn-sm" type="submit">
            {t("show")}
          </button>
        </Form>
      ) : null}
    </>
  );
}

export function HeaderActions({ mandate, query }: { mandate: DealsMandate; query: DealsQuery }) {
  const t = useTranslations("matching.deals");
  const kept = Object.fromEntries(
    ["mandate", "sort", ...DEALS_FILTERS].map((name) => [name, query[name as keyof DealsQuery]]),
  ) as DealsQuery;
  return (
    <>
      {mandate.closure === null ? (
        <LinkButton
          tone="quiet"
          document
          to={dealsUrl(paths.institution.dealsCsv(), { ...kept, mandate: mandate.id }, {})}
        >
          {t("export")}
        </LinkButton>
      ) : null}
      <LinkButton to={paths.institution.mandate(mandate.id)}>{t("edit")}</LinkButton>
    </>
  );
}
