import { useTranslations } from "use-intl";
import { Clock } from "#app/components/ui/clock.tsx";
import type { CaseView } from "./format-case.server.ts";
import { DECISION } from "./decision.ts";

/** Who must act by when: admins, or the party while it is sent back. */
export function CaseClock({ view: { case: row, name, party, now } }: { view: CaseView }) {
  const roles = useTranslations("common.roles");
  const isTheirs = row.status === "awaiting_party";
  return (
    <Clock
      who={isTheirs ? name : row.isMine ? "you" : roles("platform")}
      act={isTheirs ? "change" : party === "company" ? "decide" : "verify"}
      startedAt={row.waitingSince}
      dueAt={row.dueAt}
      now={now}
      workingDays={row.workingDays}
    />
  );
}

/** On a phone the panel is below a long page: its clock stays visible, with a link to it. */
export function LiveBar({ view: { case: row, can, now } }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const clock = useTranslations("common.clock");
  if (!can.assign && !can.hear) return null;
  return (
    <div className="live-bar">
      <span>{clock(now > row.dueAt ? "late" : "left", { days: row.workingDays })}</span>
      <a className="btn btn-secondary btn-sm" href={`#${DECISION}`}>
        {t("toDecision")}
      </a>
    </div>
  );
}
