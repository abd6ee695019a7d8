import { refuseFields } from "#app/domain/refusal.ts";

/** Refuses an act that was not confirmed by the name of whom it is about, in either language, at the field of its review. */
export function refuseUnconfirmedName(names: readonly (string | null)[], typed: string): void {
  const isNamed = names.some((name) => name !== null && plain(name) === plain(typed));
  const fault = plain(typed) === "" ? "name-not-typed" : "name-differs";
  refuseFields("name-not-confirmed", isNamed ? [] : [{ fault, path: ["typedName"] }]);
}

/** Widths, cases and spaces do not distinguish names. */
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
