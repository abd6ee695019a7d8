import { Form, Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { SearchField } from "#app/components/ui/search-field.tsx";
import { FilterChips, type FilterOn } from "#app/components/ui/navigation.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { INSTITUTION_KINDS } from "#app/domain/codes/institutions.ts";
import type { InstitutionFilter } from "#app/domain/organizations/institution-filter.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";

/** Search by name or licence, and filters by kind and by licences that end soon. */
export function InstitutionFilters({ filter }: { filter: InstitutionFilter }) {
  const t = useTranslations("admin.institutions");
  const term = useTerm();
  const { status, kind, licence, q } = filter;
  const to = (change: Partial<InstitutionFilter>) =>
    withQuery(adminPaths.institutions(), { status, kind, licence, q, ...change });
  const on = [
    kind && { key: "kind", name: t("filters.kind"), value: term("institutionKinds", kind) },
    licence && { key: "licence", name: t("filters.licence"), value: t("filters.ending") },
    q ? { key: "q", name: t("filters.q"), value: q } : undefined,
  ]
    .filter((chip) => chip !== undefined)
    .map((chip): FilterOn => ({ ...chip, without: to({ [chip.key]: undefined }) }));
  return (
    <div className="stack">
      <Form method="get" action={adminPaths.institutions()} className="row">
        {status ? <input type="hidden" name="status" value={status} /> : null}
        {kind ? <input type="hidden" name="kind" value={kind} /> : null}
        {licence ? <input type="hidden" name="licence" value={licence} /> : null}
        <SearchField q={q} label={t("search")} />
        <Button>{t("searchButton")}</Button>
      </Form>
      <FilterChips on={on} clear={withQuery(adminPaths.institutions(), { status })}>
        {licence ? null : (
          <Link className="chip" to={to({ licence: "ending" })}>
            {t("filters.ending")}
          </Link>
        )}
        {kind
          ? null
          : INSTITUTION_KINDS.map((one) => (
              <Link key={one} className="chip" to={to({ kind: one })}>
                {term("institutionKinds", one)}
              </Link>
            ))}
      </FilterChips>
    </div>
  );
}
