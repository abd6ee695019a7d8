import { Form, Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { Icon } from "#app/components/ui/icon.tsx";
import { FilterChips, type FilterOn } from "#app/components/ui/navigation.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { DEALS_FILTERS, dealsUrl, type DealsQuery } from "#app/http/deals-query.ts";
import { paths } from "#app/http/paths.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import { FilterFields } from "./filter-fields.tsx";
import type { DealCounts, DealsMandate } from "./shapes.ts";

const groupOf = {
  sector: "sectors",
  district: "districts",
  stage: "stages",
  instrument: "instruments",
  recognition: "recognitions",
} as const;
const nameOf = { from: "askFrom", to: "askTo" } as const;

/** What the list is sifted by, each a link that takes it off; how many are left; the order. */
export function DealsToolbar({
  mandate,
  query,
  counts,
}: {
  mandate: DealsMandate;
  query: DealsQuery;
  counts: DealCounts;
}) {
  const t = useTranslations("matching.deals");
  const locale = useLocale();
  const term = useTerm("sectors", "districts", "stages", "instruments", "recognitions");
  const url = paths.institution.deals();

  const on = DEALS_FILTERS.flatMap((filter): FilterOn[] => {
    const value = query[filter];
    if (value === undefined) return [];
    const without = dealsUrl(url, query, { [filter]: undefined });
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
    <div className="toolbar">
      <FilterChips on={on} clear={dealsUrl(url, { mandate: query.mandate, sort: query.sort }, {})}>
        {query.filters === undefined ? (
          <Link
            className="chip chip--add"
            to={dealsUrl(url, query, { after: query.after, filters: "open" })}
            preventScrollReset
          >
            <Icon name="plus" />
            {t("filter")}
          </Link>
        ) : (
          <details className="popover popover--start" open>
            <summary className="chip chip--add">
              <Icon name="plus" />
              {t("filter")}
            </summary>
            <Form className="popover__panel" action={url}>
              <FilterFields mandate={mandate} query={query} />
            </Form>
          </details>
        )}
      </FilterChips>
      <Form className="row small" action={url} key={query.sort ?? "fit"}>
        <span className="toolbar__count">{t("count", { shown: counts.shown, all: counts.fits })}</span>
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
        {(["mandate", ...DEALS_FILTERS] as const).map((name) =>
          query[name] === undefined ? null : (
            <input key={name} type="hidden" name={name} value={query[name]} />
          ),
        )}
        <button className="btn btn-quiet btn-sm" type="submit">
          {t("sortApply")}
        </button>
      </Form>
    </div>
  );
}
