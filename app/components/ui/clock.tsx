import type { ReactElement, ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatDeadline, formatInstant } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** The action due before the clock ends. */
export type ClockAct =
  | "answer"
  | "decide"
  | "consent"
  | "accept"
  | "confirm"
  | "sign"
  | "fund"
  | "complete"
  | "review"
  | "verify"
  | "change"
  | "check"
  | "renew";

/**
 * The state of a clock at a moment, in plain values that change only with a day, a percent of its time, or its state.
 */
export type ClockReading = {
  state: "ok" | "due" | "late" | "stopped";
  /** Share of the available time, in percent. */
  used: number;
  dueAt: string;
  deadline: string;
  title: string;
  /** Working days left or, when late, overdue; never negative. */
  workingDays: number;
  /** Who must act while the clock is stopped: "you" or a party's name. */
  stoppedFor: string | undefined;
};

interface RunningClock {
  startedAt: Date;
  dueAt: Date;
  now: Date;
  workingDays: number;
  stoppedFor?: string | undefined;
}

/**
 * Amber on the last day, and at three working days or fewer once half of the time is used: a clock of two days does not
 * start amber. Red when late, grey when stopped.
 */
export function readClock(
  locale: Locale,
  { startedAt, dueAt, now, workingDays, stoppedFor }: RunningClock,
): ClockReading {
  const late = stoppedFor === undefined && now > dueAt;
  const used = Math.round(
    (100 * (now.getTime() - startedAt.getTime())) / Math.max(1, dueAt.getTime() - startedAt.getTime()),
  );
  const isNear = workingDays <= 1 || (workingDays <= 3 && used >= 50);
  return {
    state: stoppedFor !== undefined ? "stopped" : late ? "late" : isNear ? "due" : "ok",
    used: Math.min(100, Math.max(0, late ? 100 : used)),
    dueAt: dueAt.toISOString(),
    deadline: formatDeadline(locale, dueAt, now),
    title: formatInstant(locale, dueAt),
    workingDays,
    stoppedFor,
  };
}

interface Task {
  /** "you" or a party's name. */
  who: string;
  act: ClockAct;
}

/** Who must do what by when, the working days left, and the share of time used. */
export function Clock({ who, act, ...running }: Task & RunningClock) {
  const locale = useLocale();
  return <ClockFace who={who} act={act} reading={readClock(locale, running)} />;
}

/** The same with a line that was written on the server. */
export function WrittenClock({ line, ...running }: { line: string } & RunningClock) {
  const t = useTranslations("common.clock");
  const reading = readClock(useLocale(), running);
  return <Face line={line} left={leftWords(t, reading)} reading={reading} />;
}

interface ClockFaceProps extends Task {
  reading: ClockReading;
  /** Said in place of who must do what. */
  line?: string | undefined;
}

/** The same for a clock that was read already. */
export function ClockFace({ who, act, reading, line }: ClockFaceProps) {
  const words = useClockFormatter()({ who, act, reading });
  return <Face line={line ?? words.line} left={words.left} reading={reading} />;
}

function Face({ line, left, reading }: { line: ReactNode; left: string; reading: ClockReading }) {
  return (
    <div className="clock" data-state={reading.state}>
      <div className="clock__line">
        <span className="clock__who">{line}</span> <span className="clock__left">{left}</span>
      </div>
      <svg className="clock__track" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="t" width="100" height="4" />
        <rect className="f" width={reading.used} height="4" />
      </svg>
    </div>
  );
}

/**
 * The same in two short lines, without the share of time used: for the rows of a list. Called once for a list, so that
 * its messages are looked up once.
 */
export function useClockLine(): (clock: Task & RunningClock) => ReactElement {
  const locale = useLocale();
  const format = useClockFormatter();
  return ({ who, act, ...running }) => {
    const reading = readClock(locale, running);
    const { line, left } = format({ who, act, reading });
    return (
      <p className="clock" data-state={reading.state}>
        <span className="clock__who">{line}</span>
        <span className="clock__left">{left}</span>
      </p>
    );
  };
}

function useClockFormatter() {
  const t = useTranslations("common.clock");
  return (clock: Task & { reading: ClockReading }) => clockWords(t, clock);
}

function clockWords(
  t: ReturnType<typeof useTranslations<"common.clock">>,
  { who, act, reading }: Task & { reading: ClockReading },
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

function leftWords(
  t: ReturnType<typeof useTranslations<"common.clock">>,
  { state, workingDays, stoppedFor }: ClockReading,
): string {
  if (stoppedFor === undefined) return t(state === "late" ? "late" : "left", { days: workingDays });
  return stoppedFor === "you" ? t("stoppedYou") : t("stoppedParty", { party: stoppedFor });
}
