import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ClockReading } from "./clock-reading.ts";

/** The action due before the clock ends. */
export type ClockAct =
  | "answer"
  | "decide"
  | "consent"
  | "accept"
  | "confirm"
  | "send"
  | "sign"
  | "fund"
  | "complete"
  | "provide"
  | "review"
  | "verify"
  | "change"
  | "check"
  | "renew";

export interface ClockTask {
  /** "you" or a party's name. */
  who: string;
  act: ClockAct;
}

/** Its line in words: who must do what by when, and the working days left. */
export function useClockFormatter() {
  const t = useTranslations("common.clock");
  return (clock: ClockTask & { reading: ClockReading }) => clockWords(t, clock);
}

function clockWords(
  t: ReturnType<typeof useTranslations<"common.clock">>,
  { who, act, reading }: ClockTask & { reading: ClockReading },
) {
  const { state, dueAt, deadline, title } = reading;
  const late = state === "late";
  const values = {
    party: who,
    act: t(who === "you" || late ? `acts.${act}` : `actsOf.${act}`),
    deadline,
    b: (words: ReactNode) => <b>{words}</b>,
    when: (words: ReactNode) => (
      <time dateTime={dueAt} title={title}>
        {words}
      </time>
    ),
  };
  const line = t.rich(who === "you" ? (late ? "youLate" : "you") : late ? "partyLate" : "party", values);
  return { line, left: leftWords(t, reading) };
}

/** The working days left, over, or who the clock waits for. */
export function leftWords(
  t: ReturnType<typeof useTranslations<"common.clock">>,
  { state, workingDays, stoppedFor }: ClockReading,
): string {
  if (stoppedFor === undefined) return t(state === "late" ? "late" : "left", { days: workingDays });
  return stoppedFor === "you" ? t("stoppedYou") : t("stoppedParty", { party: stoppedFor });
}
