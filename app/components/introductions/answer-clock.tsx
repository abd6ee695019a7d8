import { Clock, type ClockAct } from "#app/components/ui/clock.tsx";

interface AnswerClockProps {
  introduction: { requestedAt: Date; answerBy: Date | null; workingDaysLeft: number };
  /** "you" or the other party's name. */
  who: string;
  act: ClockAct;
  now: Date;
}

/** Who must answer a request by when; empty where nobody must. */
export function AnswerClock({ introduction, who, act, now }: AnswerClockProps) {
  const { requestedAt: startedAt, answerBy: dueAt, workingDaysLeft } = introduction;
  if (dueAt === null) return null;
  return <Clock {...{ who, act, startedAt, dueAt, now }} workingDays={workingDaysLeft} />;
}
