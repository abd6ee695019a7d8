import { useLocale, useTranslations } from "use-intl";
import { useCachedRender } from "#app/components/ui/cached-render.ts";
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
import { formatMoneyShort } from "#app/i18n/format.ts";
import { FilterFields, type AllowedCodes } from "./filter-fields.tsx";
import type { OpportunityCounts, OpportunitiesMandate } from "./shapes.ts";

const groupOf = {
  sector: "sectors",
  district: "districts",
  stage: "stages",
  instrument: "instruments",
  recognition: "recognitions",
} as const;
const nameOf = { from: "askFrom", to: "askTo" } as const;

interface OpportunitiesToolbarProps {
  mandate: OpportunitiesMandate;
  query: OpportunitiesQuery;
  counts: OpportunityCounts;
}

/** The list's filters, the number of results, and their order. */
export function OpportunitiesToolbar({ mandate, query, counts }: OpportunitiesToolbarProps) {
  const cachedRender = useCachedRender();
  const goTo = usePlainLinks();
  const send = usePlainForms();
  const { pass: _, passed: __, ...rest } = query;
  return cachedRender("div", { className: "toolbar", onClick: goTo, onSubmit: send }, Toolbar, {
    allowedCodes: mandate.allowedCodes,
    query: rest,
    shown: counts.shown,
    all: counts.fits,
  });
}

export type PlainToolbar = {
  allowedCodes: AllowedCodes;
  query: OpportunitiesQuery;
  shown: number;
  all: number;
};

/** Each active filter is a link that removes it. Plain anchors and forms (see usePlainLinks, usePlainForms). */
export function Toolbar({ allowedCodes, query, shown, all }: PlainToolbar) {
  const t = useTranslations("matching.opportunities");
  const locale = useLocale();
  const term = useTerm();
  const url = paths.institution.opportunities();

  const on = OPPORTUNITIES_FILTERS.flatMap((filter): FilterOn[] => {
    const value = query[filter];
    if (value === undefined) return [];
    const without = opportunitiesUrl(url, query, { [filter]: undefined });
    if (filter === "fit")
      return [{ key: filter, name: t("filters.fit"), value: t("fitFrom", { score: value }), without }];
    if (filter === "from" || filter === "to") {
      const amount = formatMoneyShort(locale, BigInt(value) * 100n);
      return [{ key: filter, name: t(`filters.${nameOf[filter]}`), value: amount, without }];
    }
    return [
      { key: filter, name: t(`filters.${filter}`), value: term(groupOf[filter], String(value)), without },
    ];
  });

  return (
    <>
      <PlainFilterChips
        on={on}
        clear={opportunitiesUrl(url, { mandate: query.mandate, sort: query.sort }, {})}
      >
        {query.filters === undefined ? (
          <a
            className="chip chip--add"
            href={opportunitiesUrl(url, query, { after: query.after, filters: "open" })}
            data-stay
          >
            <Icon name="plus" />
            {t("filter")}
          </a>
        ) : (
          <details className="popover popover--start" open>
            <summary className="chip chip--add">
              <Icon name="plus" />
              {t("filter")}
            </summary>
            <form method="get" action={url} className="popover__panel">
              <FilterFields allowedCodes={allowedCodes} query={query} />
            </form>
          </details>
        )}
      </PlainFilterChips>
      <form method="get" action={url} className="row small" key={query.sort ?? "fit"}>
        <span className="toolbar__count">{t("count", { shown, all })}</span>
        <label className="visually-hidden" htmlFor="sort">
          {t("sort")}
        </label>
        <select className="select select--fit" id="sort" name="sort" defaultValue={query.sort ?? "fit"}>
          {(["fit", "newest", "smallest"] as const).map((sort) => (
            <option key={sort} value={sort}>
              {t(`sorts.${sort}`)}
            </option>
          ))}
        </select>
        {(["mandate", ...OPPORTUNITIES_FILTERS] as const).map((name) =>
          query[name] === undefined ? null : (
            <input key={name} type="hidden" name={name} value={query[name]} />
          ),
        )}
        <button className="btn btn-quiet btn-sm" type="submit">
          {t("sortApply")}
        </button>
      </form>
    </>
  );
}
