import { useLocale, useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { useCachedRender } from "#app/components/ui/cached-render.ts";
import { usePlainForms, usePlainLinks } from "#app/components/ui/plain-links.ts";
import {
  OPPORTUNITIES_FILTERS,
  opportunitiesUrl,
  type OpportunitiesQuery,
} from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import { useMandateName } from "#app/components/matching/mandate-names.ts";
import type { OpportunitiesMandate, MandateChoice } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

interface RankedForProps {
  mandate: OpportunitiesMandate;
  choices: readonly MandateChoice[];
  query: OpportunitiesQuery;
}

/** The mandate that the list is ranked for, and a switch if there are several. */
export function RankedFor({ mandate, choices, query }: RankedForProps) {
  const t = useTranslations("matching.opportunities");
  const cachedRender = useCachedRender();
  const goTo = usePlainLinks();
  const show = usePlainForms();
  return (
    <>
      {cachedRender("span", { onClick: goTo }, MandateLine, named(mandate))}
      <span>{t("blind")}</span>
      {choices.length > 1
        ? cachedRender(
            "form",
            {
              method: "get",
              action: paths.institution.opportunities(),
              className: "row small max-w-full basis-full pt-2",
              key: mandate.id,
              onSubmit: show,
            },
            MandateSwitch,
            { mandateId: mandate.id, choices: choices.map(named), sort: query.sort },
          )
        : null}
    </>
  );
}

type NamedMandate = {
  id: string;
  number: number;
  version: number;
  nameZh: string | null;
  nameEn: string | null;
};
const named = ({ id, number, version, nameZh, nameEn }: NamedMandate): NamedMandate => ({
  id,
  number,
  version,
  nameZh,
  nameEn,
});

/** The mandate's name as a link, and its number. */
export function MandateLine(mandate: NamedMandate) {
  const t = useTranslations("matching.opportunities");
  const nameOf = useMandateName();
  return (
    <>
      {t.rich("rankedFor", {
        name: nameOf(mandate),
        number: t("mandateNumber", {
          number: runningNumber("mandate", mandate.number),
          version: mandate.version,
        }),
        a: (words) => <a href={paths.institution.mandate(mandate.id)}>{words}</a>,
        b: (words) => <span className="nowrap">{words}</span>,
      })}
    </>
  );
}

interface MandateSwitchProps {
  mandateId: string;
  choices: readonly NamedMandate[];
  sort: string | undefined;
}

/** The form that shows the list of another mandate. */
export function MandateSwitch({ mandateId, choices, sort }: MandateSwitchProps) {
  const t = useTranslations("matching.opportunities");
  const locale = useLocale();
  const nameOf = useMandateName();
  return (
    <>
      <label className="visually-hidden" htmlFor="mandate">
        {t("switch")}
      </label>
      <select className="select select--fit" id="mandate" name="mandate" defaultValue={mandateId}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id} lang={locale}>
            {t("choice", { number: runningNumber("mandate", choice.number), name: nameOf(choice) })}
          </option>
        ))}
      </select>
      {sort === undefined ? null : <input type="hidden" name="sort" value={sort} />}
      <button className="btn btn-secondary btn-sm" type="submit">
        {t("show")}
      </button>
    </>
  );
}

interface HeaderActionsProps {
  mandate: OpportunitiesMandate;
  query: OpportunitiesQuery;
}

export function HeaderActions({ mandate, query }: HeaderActionsProps) {
  const t = useTranslations("matching.opportunities");
  const kept = Object.fromEntries(
    ["mandate", "sort", ...OPPORTUNITIES_FILTERS].map((name) => [
      name,
      query[name as keyof OpportunitiesQuery],
    ]),
  ) as OpportunitiesQuery;
  return (
    <>
      {mandate.closure === null ? (
        <LinkButton
          tone="quiet"
          document
          to={opportunitiesUrl(paths.institution.opportunitiesCsv(), { ...kept, mandate: mandate.id }, {})}
        >
          {t("export")}
        </LinkButton>
      ) : null}
      <LinkButton to={paths.institution.mandate(mandate.id)}>{t("edit")}</LinkButton>
    </>
  );
}
