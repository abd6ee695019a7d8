import { useLocale, useTranslations } from "use-intl";
import { textDifference } from "#app/domain/moderation/text-difference.ts";
import type { Leaf, LeafKey } from "#app/domain/prospects/leaves.ts";
import { formatCount, formatMonths } from "#app/i18n/format.ts";
import { Money, Rate } from "../ui/money.tsx";
import { TermList, type TermGroup, TermPath, useTerm } from "../ui/term.tsx";
import { Day } from "../ui/when.tsx";

const groups: Readonly<Record<string, TermGroup>> = {
  "company.district": "districts",
  "people.keyRoles": "keyRoles",
  "ip.recognitions": "recognitions",
  "ask.instruments": "instruments",
  "ask.purpose": "purposes",
  "ask.securities": "securities",
  "ask.stage": "stages",
};

/** The name of one line of a prospect: "Revenue, 2025", "Invention patent", "Use of funds". */
export function useLeafLabel(): (key: Pick<LeafKey, "step" | "field" | "part">) => string {
  const fields = useTranslations("prospect.fields");
  const rows = useTranslations("prospect");
  const term = useTerm();
  return ({ step, field, part }) => {
    if (part && "year" in part) {
      const label =
        part.measure === "audited" ? rows("figures.audited") : rows(`rows.${part.measure}` as never);
      return rows("figures.cell", { label, year: String(part.year) });
    }
    if (part) return term(field === "rights" ? "ipKinds" : "recognitions", part.code);
    return fields(`${step}.${field}` as never);
  };
}

/** The value of one line of a prospect, codes, amounts and days in words. */
export function LeafValue({ row, value }: { row: LeafKey; value: Leaf | null }) {
  const locale = useLocale();
  const t = useTranslations("admin.case");
  const words = useTranslations("common.words");
  const units = useTranslations("prospect.units");
  const name = `${row.step}.${row.field}`;
  const group = groups[name];
  if (value === null || value === "") return <span className="muted">{t("empty")}</span>;
  if (typeof value === "bigint") return <Money fen={value} />;
  if (typeof value === "boolean") return words(value ? "yes" : "no");
  if (typeof value === "number") {
    if (row.field.startsWith("termMonths")) return formatMonths(locale, value);
    if (row.field === "firstAnswerDays") return `${formatCount(value)} ${units("workingDays")}`;
    return <span className="num">{formatCount(value)}</span>;
  }
  if (typeof value !== "string") {
    return group ? <TermList of={group} codes={value} /> : value.join(words("comma"));
  }
  if (name === "company.sector") return <TermPath of="sectors" code={value} />;
  if (name === "ask.maxRatePercent") return <Rate percent={value} />;
  if (name === "company.establishedOn" || row.field === "recognisedUntil") return <Day day={value} />;
  if (group) return <TermList of={group} codes={[value]} />;
  return <span className="whitespace-pre-line">{value}</span>;
}

/** The new value of a line: of a text, what went and what came; of anything else, the old struck through. */
export function LeafChange({
  row,
  before,
  after,
}: {
  row: LeafKey;
  before: Leaf | null;
  after: Leaf | null;
}) {
  if (isProse(row, before) && isProse(row, after)) {
    const { start, removed, added, end } = textDifference(before, after);
    return (
      <span className="whitespace-pre-line">
        {start}
        {removed === "" ? null : <del>{removed}</del>}
        {added === "" ? null : <ins>{added}</ins>}
        {end}
      </span>
    );
  }
  return (
    <span>
      {before === null ? null : (
        <del>
          <LeafValue row={row} value={before} />
        </del>
      )}{" "}
      {after === null ? null : (
        <ins>
          <LeafValue row={row} value={after} />
        </ins>
      )}
    </span>
  );
}

function isProse(row: LeafKey, value: Leaf | null): value is string {
  const name = `${row.step}.${row.field}`;
  return (
    typeof value === "string" &&
    groups[name] === undefined &&
    !/sector|Percent|establishedOn|recognised/.test(name)
  );
}
