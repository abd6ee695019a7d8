import { useTranslations } from "use-intl";
import type { Need } from "#app/domain/accounts/member-roles.ts";
import type { ApplicationStatus } from "#app/domain/applications/lifecycle.ts";
import { Clock } from "#app/components/ui/clock.tsx";
import type { ClockAct } from "#app/components/ui/clock-words.tsx";
import { useOwnSide } from "#app/components/ui/reads-only.ts";

const acts: Partial<Record<ApplicationStatus, ClockAct>> = {
  submitted: "check",
  incomplete: "complete",
  complete: "decide",
  under_review: "decide",
};

/** What is due while an application has a status. */
export function clockActOf(status: ApplicationStatus): ClockAct | undefined {
  return acts[status];
}

/** What the act requires of a role, by the side that it waits on: whatever is missing is handed over as files. */
const needs: Record<"company" | "institution", Need> = { company: "evidence", institution: "work" };

/** What an application calls the viewer's own side: "you", or by name where the act is a colleague's. */
export function useApplicationSide(viewer: "company" | "institution"): string {
  return useOwnSide(needs[viewer]);
}

export interface RunningApplication {
  status: ApplicationStatus;
  waitsOn: "company" | "institution" | null;
  clockFrom: Date | null;
  dueAt: Date | null;
  workingDaysLeft: number;
}

interface ApplicationClockProps {
  application: RunningApplication;
  viewer: "company" | "institution";
  /** The other party, named as the page may name it. */
  other: string;
  now: Date;
}

/** Who must act on an application by when; empty where nobody must. */
export function ApplicationClock({
  application: { status, waitsOn, clockFrom, dueAt, workingDaysLeft },
  viewer,
  other,
  now,
}: ApplicationClockProps) {
  const own = useApplicationSide(viewer);
  const act = acts[status];
  if (waitsOn === null || dueAt === null || act === undefined) return null;
  return (
    <Clock
      who={waitsOn === viewer ? own : other}
      act={act}
      startedAt={clockFrom ?? dueAt}
      dueAt={dueAt}
      now={now}
      workingDays={workingDaysLeft}
    />
  );
}

/** What follows from a deadline that has passed: nothing by itself, so it is said. */
export function OverdueNote({ application, now }: Pick<ApplicationClockProps, "application" | "now">) {
  const t = useTranslations("application.clock");
  const { status, waitsOn, dueAt } = application;
  if (waitsOn === null || dueAt === null || now <= dueAt) return null;
  return <p className="small">{t("overdue", { status })}</p>;
}

/** Time left for the decision while its clock is stopped. */
export function StoppedDecision({ days }: { days: number | null }) {
  const t = useTranslations("application.clock");
  return days === null ? null : <p className="small">{t("stopped", { days })}</p>;
}
