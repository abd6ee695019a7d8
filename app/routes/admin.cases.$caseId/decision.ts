import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import type { CaseView } from "./format-case.server.ts";

/** The id of the decision form: notes beside fields refer to it, and phones link down to it. */
export const DECISION = "decision";

export interface DecidingProps {
  view: CaseView;
  form: LabelledForm<string>;
}
