import { useLocale, useTranslations } from "use-intl";
import { SelectField, type Option } from "#app/components/ui/inputs.tsx";
import { useOptions } from "#app/components/ui/term.tsx";
import { FIRST_ONES, type OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import type { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";

/** Edges of the bands of asks, in yuan: a finer filter would reveal more than the cards. */
const askEdges = [1_000_000, 3_000_000, 5_000_000, 8_000_000, 12_000_000, 20_000_000, 50_000_000];
const roots = [
  "photonics",
  "auto-parts",
  "rail-and-equipment",
  "bio-and-medical",
  "new-materials",
  "software-and-ai",
  "agri-food",
  "other",
];

/** The codes that a mandate allows, if it names any. */
export type AllowedCodes = NonNullable<
  Awaited<ReturnType<typeof listOpportunities>>["mandate"]
>["allowedCodes"];

type CodeFilter = "sector" | "district" | "stage" | "instrument" | "recognition";

interface FilterFieldsProps {
  allowedCodes: AllowedCodes;
  query: OpportunitiesQuery;
}

/** The filters; of codes only those that the mandate allows. */
export function FilterFields({ allowedCodes, query }: FilterFieldsProps) {
  const t = useTranslations("matching.opportunities");
  const locale = useLocale();
  const codes = useOptions();
  const amounts = askEdges.map((yuan) => ({
    value: String(yuan),
    label: formatMoneyShort(locale, BigInt(yuan) * 100n),
  }));
  const first = FIRST_ONES.map((count) => ({ value: count, label: t("firstOnes", { count }) }));
  const select = (name: CodeFilter | "from" | "to" | "first", options: Option[], label: string) => (
    <SelectField
      field={{ name, id: `filter-${name}`, defaultValue: query[name]?.toString() }}
      label={label}
      blank={t("filterAny")}
      options={options}
      width="full"
    />
  );
  const selectCode = (name: CodeFilter, options: Option[]) =>
    options.length < 2 ? null : select(name, options, t(`filters.${name}`));
  return (
    <>
      <input type="hidden" name="filters" value="open" />
      {query.mandate === undefined ? null : <input type="hidden" name="mandate" value={query.mandate} />}
      {query.sort === undefined ? null : <input type="hidden" name="sort" value={query.sort} />}
      {selectCode("sector", codes("sectors", allowedCodes.sectors.length > 0 ? allowedCodes.sectors : roots))}
      {selectCode("district", codes("districts", allowedCodes.districts))}
      {selectCode(
        "stage",
        codes(
          "stages",
          allowedCodes.stages.length > 0 ? allowedCodes.stages : ["seed", "startup", "growth", "mature"],
        ),
      )}
      {selectCode("instrument", codes("instruments", allowedCodes.instruments))}
      {selectCode("recognition", codes("recognitions", allowedCodes.recognitions))}
      {select("from", amounts, t("filters.askFrom"))}
      {select("to", amounts, t("filters.askTo"))}
      {select("first", first, t("filters.first"))}
      <noscript>
        <button className="btn btn-secondary btn-sm" type="submit">
          {t("filterApply")}
        </button>
      </noscript>
    </>
  );
}
