import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { OPPORTUNITY_SORTS } from "#app/domain/matching/ranking/opportunity-sorts.ts";
import { useAddressFields } from "#app/components/ui/address-fields.ts";
import { Icon } from "#app/components/ui/icon.tsx";
import { type FilterOn, PlainFilterChips } from "#app/components/ui/navigation.tsx";
import { usePlainForms, usePlainLinks } from "#app/components/ui/plain-links.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import {
  OPPORTUNITIES_FILTERS,
  opportunitiesUrl,
  type OpportunitiesQuery,
} from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import { formatCounted, formatMoneyShort } from "#app/i18n/format.ts";
import { FilterFields, type AllowedCodes } from "./filter-fields.tsx";
import type { OpportunityCounts } from "./shapes.ts";

const groupOf = {
  sector: "sectors",
  district: "districts",
  stage: "stages",
  instrument: "instruments",
  recognition: "recognitions",
} as const;
const nameOf = { from: "askFrom", to: "askTo" } as const;

interface OpportunitiesToolbarProps {
  /** Null while the filters are closed. */
  allowedCodes: AllowedCodes | null;
  query: OpportunitiesQuery;
  counts: OpportunityCounts;
  /** What stands between the filters and the order. */
  children?: ReactNode;
}

/** The list's filters, the number of results, and their order: each choice applies at once. */
export function OpportunitiesToolbar({ allowedCodes, query, counts, children }: OpportunitiesToolbarProps) {
  const t = useTranslations("matching.opportunities");
  const locale = useLocale();
  const term = useTerm();
  const goTo = usePlainLinks();
  const url = paths.institution.opportunities();

  const on = OPPORTUNITIES_FILTERS.flatMap((filter): FilterOn[] => {
    const value = query[filter];
    if (value === undefined) return [];
    const without = opportunitiesUrl(url, query, { [filter]: undefined, filters: query.filters });
    if (filter === "first")
      return [
        { key: filter, name: t("filters.first"), value: t("firstOnes", { count: String(value) }), without },
      ];
    if (filter === "from" || filter === "to") {
      const amount = formatMoneyShort(locale, BigInt(value) * 100n);
      return [{ key: filter, name: t(`filters.${nameOf[filter]}`), value: amount, without }];
    }
    return [
      { key: filter, name: t(`filters.${filter}`), value: term(groupOf[filter], String(value)), without },
    ];
  });
  const isOpen = allowedCodes !== null;
  return (
    <div className="toolbar" ref={useAddressFields()} onClick={goTo} {...usePlainForms()}>
      <PlainFilterChips
        on={on}
        clear={opportunitiesUrl(url, { mandate: query.mandate, sort: query.sort }, {})}
      >
        <a
          className="chip chip--add"
          href={opportunitiesUrl(url, query, {
            after: query.after,
            filters: isOpen ? undefined : "open",
          })}
          aria-expanded={isOpen}
          data-stay
        >
          <Icon name={isOpen ? "cross" : "plus"} />
          {t("filter")}
        </a>
      </PlainFilterChips>
      <div className="row">
        {children}
        <form method="get" action={url} className="row small">
          <span className="toolbar__count" role="status">
            {t("count", { shown: formatCounted(counts.shown), all: formatCounted(counts.fits) })}
          </span>
          <label className="visually-hidden" htmlFor="sort">
            {t("sort")}
          </label>
          <select className="select select--fit" id="sort" name="sort" defaultValue={query.sort ?? "fit"}>
            {OPPORTUNITY_SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {t(`sorts.${sort}`)}
              </option>
            ))}
          </select>
          {(["mandate", "filters", ...OPPORTUNITIES_FILTERS] as const).map((name) =>
            query[name] === undefined ? null : (
              <input key={name} type="hidden" name={name} value={query[name]} />
            ),
          )}
          <noscript>
            <button className="btn btn-secondary btn-sm" type="submit">
              {t("sortApply")}
            </button>
          </noscript>
        </form>
      </div>
      {isOpen ? (
        <form method="get" action={url} className="filter-panel" aria-label={t("filter")}>
          <FilterFields allowedCodes={allowedCodes} query={query} />
        </form>
      ) : null}
    </div>
  );
}
