import { useTranslations } from "use-intl";
import type { Messages } from "#app/i18n/messages.ts";

/** The groups of codes that have labels; states and events are fetched on their own. */
export type TermGroup = Exclude<keyof Messages["terms"], "states" | "events" | "subjects">;

/** Not written into the call: which groups a page needs is read from where it names them (scripts/words-of-view.ts). */
const everyGroup = "terms";

/**
 * Labels of codes as strings: `term("instruments", code)`. Where the group is a variable, the groups that it may be are
 * named in the call of the hook; otherwise the page would fetch the words of all. Imported worlds bring codes that
 * nobody has labelled: those are shown by their last step, so that nothing is ever blank.
 */
export function useTerm<Group extends TermGroup = TermGroup>(
  ..._groups: readonly Group[]
): (group: Group, code: string) => string {
  const t = useTranslations(everyGroup);
  return (group, code) => {
    const key = `${group}.${code}` as Parameters<typeof t>[0];
    return !code.includes(".") && t.has(key) ? t(key) : (code.split("/").at(-1) ?? code);
  };
}

/** The label of one code. */
export function Term({ of, code }: { of: TermGroup; code: string }) {
  return <>{useTerm()(of, code)}</>;
}

/** A path from coarse to fine, in words: Photonics › Laser devices. */
export function TermPath({ of, code }: { of: "sectors"; code: string }) {
  const term = useTerm();
  const steps = code.split("/");
  return <>{steps.map((_, index) => term(of, steps.slice(0, index + 1).join("/"))).join(" › ")}</>;
}

/** Several labels in a row, with the comma of the language. */
export function TermList({ of, codes }: { of: TermGroup; codes: readonly string[] }) {
  const term = useTerm();
  const t = useTranslations("common.words");
  return <>{codes.map((code) => term(of, code)).join(t("comma"))}</>;
}
