/** The id of the decision's form: notes beside fields belong to it by this, and a phone's page leads down to it. */
export const DECISION = "decision";
