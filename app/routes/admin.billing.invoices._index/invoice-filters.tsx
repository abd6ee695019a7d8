import { Form, Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { SearchField } from "#app/components/ui/search-field.tsx";
import { FilterChips } from "#app/components/ui/navigation.tsx";
import { INVOICE_MATTERS, type InvoicesQuery } from "#app/domain/billing/admin-forms.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";

/** Search by number or institution, and filters by what is open of an invoice. */
export function InvoiceFilters({ filter }: { filter: InvoicesQuery }) {
  const t = useTranslations("billing-admin.invoices");
  const { view, matter, q } = filter;
  const to = (change: Partial<InvoicesQuery>) =>
    withQuery(adminPaths.invoices(), { view, matter, q, ...change });
  const on = [
    ...(matter
      ? [
          {
            key: "matter",
            name: t("matter"),
            value: t(`matters.${matter}`),
            without: to({ matter: undefined }),
          },
        ]
      : []),
    ...(q ? [{ key: "q", name: t("words"), value: q, without: to({ q: undefined }) }] : []),
  ];
  return (
    <div className="stack">
      <Form method="get" action={adminPaths.invoices()} className="row">
        {view ? <input type="hidden" name="view" value={view} /> : null}
        {matter ? <input type="hidden" name="matter" value={matter} /> : null}
        <SearchField q={q} label={t("search")} />
        <Button>{t("searchButton")}</Button>
      </Form>
      <FilterChips on={on} clear={withQuery(adminPaths.invoices(), { view })}>
        {matter
          ? null
          : INVOICE_MATTERS.map((one) => (
              <Link key={one} className="chip" to={to({ matter: one })}>
                {t(`matters.${one}`)}
              </Link>
            ))}
      </FilterChips>
    </div>
  );
}
