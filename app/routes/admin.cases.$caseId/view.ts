import type { readCase } from "#app/services/moderation/read-case.server.ts";

/** What the views of this page are given. */
export type CaseView = Awaited<ReturnType<typeof readCase>>;
export type Submission = NonNullable<CaseView["submission"]>;
export type Application = NonNullable<CaseView["application"]>;

/** The id of the decision's form: notes beside fields belong to it by this. */
export const DECISION = "decision";
