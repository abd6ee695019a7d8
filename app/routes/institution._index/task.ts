import { paths } from "#app/shared/paths.ts";
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

export function addressOf({ kind, id }: Task): string {
  if (kind === "answer_reversal") return reversalPath("institution", id);
  if (kind === "disputed") return paths.institution.dispute(id);
  const subject = subjectOf[kind];
  return subject === "application" ? paths.institution.applicationOf(id) : paths.institution[subject](id);
}
