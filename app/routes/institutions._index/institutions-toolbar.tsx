import { useTranslations } from "use-intl";
import { useAddressFields } from "#app/components/ui/address-fields.ts";
import { SelectField, TextField } from "#app/components/ui/inputs.tsx";
import { usePlainForms } from "#app/components/ui/plain-links.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { INSTITUTION_KINDS } from "#app/domain/codes/institutions.ts";
import type { PublicListQuery } from "#app/domain/figures/public-list.ts";
import { columnOf, PUBLIC_ORDERS } from "#app/domain/figures/public-order.ts";
import { paths } from "#app/shared/paths.ts";

/** Kind, part of a name and, on a phone, the order: in a wider table its heads are links. Each choice applies at once. */
export function InstitutionsToolbar({ query, count }: { query: PublicListQuery; count: number }) {
  const t = useTranslations("public.institutions");
  const term = useTerm();
  const { kind, q, sort = "responsiveness" } = query;
  return (
    <div className="toolbar" ref={useAddressFields()} {...usePlainForms()}>
      <form method="get" action={paths.institutions()} className="row">
        <SelectField
          field={{ name: "kind", defaultValue: kind }}
          label={t("filterKind")}
          hideLabel
          blank={t("allKinds")}
          options={INSTITUTION_KINDS.map((value) => ({ value, label: term("institutionKinds", value) }))}
        />
        <TextField
          field={{ name: "q", defaultValue: q }}
          label={t("search")}
          placeholder={t("search")}
          hideLabel
          type="search"
          width="md"
        />
        <div className="below-table">
          <SelectField
            field={{ name: "sort", defaultValue: sort }}
            label={t("sort")}
            hideLabel
            options={PUBLIC_ORDERS.map((value) => ({
              value,
              label: value.startsWith("-")
                ? t("reversed", { column: t(columnOf(value)) })
                : t(columnOf(value)),
            }))}
          />
        </div>
        <noscript>
          <button className="btn btn-secondary" type="submit">
            {t("show")}
          </button>
        </noscript>
      </form>
      <span className="toolbar__count" role="status">
        {t("count", { count })}
      </span>
    </div>
  );
}
