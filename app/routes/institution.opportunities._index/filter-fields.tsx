import { useLocale, useTranslations } from "use-intl";
import { SelectField, type Option } from "#app/components/ui/inputs.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import type { OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import type { OpportunitiesMandate } from "./shapes.ts";

/** Edges of the bands of asks, in yuan: a finer filter would reveal more than the cards. */
const askEdges = [1_000_000, 3_000_000, 5_000_000, 8_000_000, 12_000_000, 20_000_000, 50_000_000];
const fits = [75, 65, 55];
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
export type AllowedCodes = Pick<
  OpportunitiesMandate["allowedCodes"],
  keyof OpportunitiesMandate["allowedCodes"]
>;

/** The filters; of codes only those that the mandate allows. */
export function FilterFields({
  allowedCodes,
  query,
}: {
  allowedCodes: AllowedCodes;
  query: OpportunitiesQuery;
}) {
  const t = useTranslations("matching.opportunities");
  const locale = useLocale();
  const term = useTerm();

  const codes = (group: Parameters<typeof term>[0], all: readonly string[]): Option[] =>
    all.map((code) => ({ value: code, label: term(group, code) }));
  const amounts = askEdges.map((yuan) => ({
    value: String(yuan),
    label: formatMoneyShort(locale, BigInt(yuan) * 100n),
  }));
  const select = (name: "sector" | "district" | "stage" | "instrument" | "recognition", options: Option[]) =>
    options.length < 2 ? null : (
      <SelectField
        field={{ name, id: `filter-${name}`, defaultValue: query[name] }}
        label={t(`filters.${name}`)}
        blank={t("filterAny")}
        options={options}
        width="full"
      />
    );
  return (
    <>
      {query.mandate === undefined ? null : <input type="hidden" name="mandate" value={query.mandate} />}
      {query.sort === undefined ? null : <input type="hidden" name="sort" value={query.sort} />}
      {select("sector", codes("sectors", allowedCodes.sectors.length > 0 ? allowedCodes.sectors : roots))}
      {select("district", codes("districts", allowedCodes.districts))}
      {select(
        "stage",
        codes(
          "stages",
          allowedCodes.stages.length > 0 ? allowedCodes.stages : ["seed", "startup", "growth", "mature"],
        ),
      )}
      {select("instrument", codes("instruments", allowedCodes.instruments))}
      {select("recognition", codes("recognitions", allowedCodes.recognitions))}
      <SelectField
        field={{ name: "from", id: "filter-from", defaultValue: query.from?.toString() }}
        label={t("filters.askFrom")}
        blank={t("filterAny")}
        options={amounts}
        width="full"
      />
      <SelectField
        field={{ name: "to", id: "filter-to", defaultValue: query.to?.toString() }}
        label={t("filters.askTo")}
        blank={t("filterAny")}
        options={amounts}
        width="full"
      />
      <SelectField
        field={{ name: "fit", id: "filter-fit", defaultValue: query.fit?.toString() }}
        label={t("filters.fit")}
        blank={t("filterAny")}
        options={fits.map((score) => ({ value: String(score), label: t("fitFrom", { score }) }))}
        width="full"
      />
      <button className="btn btn-secondary btn-sm" type="submit">
        {t("filterApply")}
      </button>
    </>
  );
}
