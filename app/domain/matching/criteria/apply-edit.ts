import type { Bounds, MandateTerms, ProspectFacts } from "./facts.ts";
import type { MandateEdit, ProspectEdit, Reachable } from "./edits.ts";

/** The terms after an edit: the count in "3 more would fit" is based on them. */
export function applyMandateEdit(terms: MandateTerms, edit: MandateEdit): MandateTerms {
  switch (edit.action) {
    case "add":
      return { ...terms, [edit.field]: [...terms[edit.field], edit.code] };
    case "remove":
      return { ...terms, [edit.field]: terms[edit.field].filter((code) => code !== edit.code) };
    case "clear":
      return { ...terms, [edit.field]: [] };
    case "set":
      return { ...terms, [edit.field]: edit.to };
  }
}

/** The facts after an edit; of several codes the first is used. Null where the edit gives a missing fact or waits. */
export function applyProspectEdit(facts: ProspectFacts, edit: ProspectEdit): ProspectFacts | null {
  switch (edit.action) {
    case "add": {
      // ["none"] states that there is none: the first code offered replaces it.
      const held = (facts[edit.field] ?? []).filter((code) => code !== "none");
      return { ...facts, [edit.field]: [...held, ...edit.anyOf.slice(0, 1)] };
    }
    case "clear":
      return { ...facts, [edit.field]: null };
    case "set":
      return { ...facts, [edit.field]: edit.to };
    case "reach": {
      const reached: Partial<Record<Reachable, Bounds<bigint | number>>> = {
        [edit.field]: { least: edit.to, most: edit.to },
      };
      return { ...facts, ...reached } as ProspectFacts;
    }
    case "give":
    case "wait":
      return null;
  }
}

/** The same edit as the form of an ask takes it: its maximum includes what the prospect's deals already use. */
export function editOfAsk(edit: ProspectEdit, acceptedFen: bigint): ProspectEdit {
  return edit.field === "amountMaxFen" ? { ...edit, to: edit.to + acceptedFen } : edit;
}
