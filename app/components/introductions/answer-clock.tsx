import { Clock } from "#app/components/ui/clock.tsx";
import type { ClockAct } from "#app/components/ui/clock-words.tsx";

interface AnswerClockProps {
  introduction: { requestedAt: Date; answerBy: Date | null; workingDaysLeft: number };
  /** "you" or the other party's name. */
  who: string;
  act: ClockAct;
  now: Date;
}

/** Who must answer a request by when; empty where nobody must. */
export function AnswerClock({ introduction, ...task }: AnswerClockProps) {
  const { requestedAt, answerBy, workingDaysLeft } = introduction;
  if (answerBy === null) return null;
  return <Clock {...task} startedAt={requestedAt} dueAt={answerBy} workingDays={workingDaysLeft} />;
}
