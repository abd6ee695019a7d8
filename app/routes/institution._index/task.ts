import { paths, withQuery } from "#app/shared/paths.ts";
import { reversalPath } from "#app/shared/reversal-paths.ts";
import type { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";

export type Task = Awaited<ReturnType<typeof readInstitutionDashboard>>["tasks"][number];

/** What a task is about: the record on whose page it is done. */
export const subjectOf: Readonly<
  Record<Task["kind"], "introduction" | "application" | "offer" | "deal" | "mandate">
> = {
  answer_introduction: "introduction",
  check_file: "application",
  decide: "application",
  make_offer: "introduction",
  finish_offer: "offer",
  approve_offer: "offer",
  await_approval: "offer",
  answer_counter: "offer",
  send_documents: "deal",
  sign: "deal",
  settle_condition: "deal",
  fund: "deal",
  answer_reversal: "deal",
  disputed: "deal",
  finish_mandate: "mandate",
  approve_mandate: "mandate",
};

/** The list in which all tasks of a kind are found. */
export const listOf: Readonly<Record<Task["kind"], string>> = {
  answer_introduction: withQuery(paths.institution.introductions(), { group: "asked" }),
  check_file: withQuery(paths.institution.applications(), { group: "institution" }),
  decide: withQuery(paths.institution.applications(), { group: "institution" }),
  make_offer: withQuery(paths.institution.introductions(), { group: "open" }),
  finish_offer: withQuery(paths.institution.offers(), { group: "drafts" }),
  approve_offer: paths.institution.offers(),
  await_approval: paths.institution.offers(),
  answer_counter: withQuery(paths.institution.offers(), { group: "open" }),
  send_documents: withQuery(paths.institution.deals(), { group: "contract" }),
  sign: withQuery(paths.institution.deals(), { group: "contract" }),
  settle_condition: withQuery(paths.institution.deals(), { group: "contract" }),
  fund: withQuery(paths.institution.deals(), { group: "money" }),
  answer_reversal: paths.institution.deals(),
  disputed: paths.institution.deals(),
  finish_mandate: paths.institution.mandates(),
  approve_mandate: paths.institution.mandates(),
};

/** Tasks that the page has no room for: of each kind how many, and where they all are. */
export type MoreTasks = Awaited<ReturnType<typeof readInstitutionDashboard>>["rest"];

export function addressOf({ kind, id }: Task): string {
  if (kind === "answer_reversal") return reversalPath("institution", id);
  if (kind === "disputed") return paths.institution.dispute(id);
  if (kind === "approve_offer" || kind === "await_approval")
    return withQuery(paths.institution.offer(id), { view: "approval" });
  const subject = subjectOf[kind];
  return subject === "application" ? paths.institution.applicationOf(id) : paths.institution[subject](id);
}
