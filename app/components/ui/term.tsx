import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Messages } from "#app/i18n/messages.ts";
import { sectorPath } from "#app/i18n/sector-path.ts";

/** The groups of codes that have labels. */
export type TermGroup = Exclude<keyof Messages["terms"], "states" | "events" | "subjects">;

/**
 * Labels of codes as strings: `term("instruments", code)`. Imported datasets have codes without labels: those show
 * their last segment, so that nothing is blank.
 */
export function useTerm(): (group: TermGroup, code: string) => string {
  const t = useTranslations("terms");
  return (group, code) => {
    const key = `${group}.${code}` as Parameters<typeof t>[0];
    return !code.includes(".") && t.has(key) ? t(key) : (code.split("/").at(-1) ?? code);
  };
}

/** Codes with their labels, as the options of a field. */
export function useOptions(): (
  group: TermGroup,
  codes: readonly string[],
) => { value: string; label: string }[] {
  const term = useTerm();
  return (group, codes) => codes.map((value) => ({ value, label: term(group, value) }));
}

export function Term({ of, code }: { of: TermGroup; code: string }) {
  return <>{useTerm()(of, code)}</>;
}

export function SectorPath({ code }: { code: string }) {
  return <>{sectorPath(useTerm(), code)}</>;
}

interface TermListProps {
  of: TermGroup;
  codes: readonly string[];
  /** In place of an empty list. */
  none?: ReactNode;
}

/** Several labels in a row, with the list separator of the language. */
export function TermList({ of, codes, none }: TermListProps) {
  const term = useTerm();
  const t = useTranslations("common.words");
  return <>{codes.length === 0 ? none : codes.map((code) => term(of, code)).join(t("comma"))}</>;
}
