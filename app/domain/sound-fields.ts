import type { z } from "zod";
import type { fieldFault } from "./fields.ts";

type Issues = readonly { path?: PropertyKey[] | undefined }[];
type AddsIssue = { addIssue: (issue: ReturnType<typeof fieldFault>) => void };

/**
 * For `superRefine`, with `EVEN_WITH_FAULTS`: rules between fields, on those that are sound by themselves, so that all
 * that is wrong with a form is named at once.
 */
export function onSoundFields<Fields extends object>(
  rules: (sound: Partial<Fields>, ctx: AddsIssue) => void,
) {
  return (fields: Fields | null | undefined, ctx: z.core.$RefinementCtx<Fields>): void => {
    // What is no object at all has that one fault; no rule between fields can be asked of it.
    if (typeof fields !== "object" || fields === null) return;
    const addIssue: AddsIssue["addIssue"] = (issue) => {
      // A field that can't be read is no field that was left out.
      if (!isNamed(ctx.issues, issue.path[0])) ctx.addIssue(issue);
    };
    rules(soundOf(fields, ctx.issues), { addIssue });
  };
}

/** Zod runs a refinement only on what is sound as a whole, unless told otherwise. */
export const EVEN_WITH_FAULTS = { when: () => true };

function isNamed(issues: Issues, field: PropertyKey | undefined): boolean {
  return issues.some(({ path = [] }) => path[0] === field);
}

function soundOf<Fields extends object>(fields: Fields, issues: Issues): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !isNamed(issues, name)),
  ) as Partial<Fields>;
}
