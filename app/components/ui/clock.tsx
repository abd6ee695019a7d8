import type { ReactElement, ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { type ClockTask, leftWords, useClockFormatter } from "./clock-words.tsx";
import { type RunningClock, readClock, type ClockReading } from "./clock-reading.ts";

/** Who must do what by when, the working days left, and the share of time used. */
export function Clock({ who, act, ...running }: ClockTask & RunningClock) {
  const locale = useLocale();
  return <ClockFace who={who} act={act} reading={readClock(locale, running)} />;
}

/** The same with a line that was written on the server. */
export function WrittenClock({ line, ...running }: { line: string } & RunningClock) {
  const t = useTranslations("common.clock");
  const reading = readClock(useLocale(), running);
  return <Face line={line} left={leftWords(t, reading)} reading={reading} />;
}

interface ClockFaceProps extends ClockTask {
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
export function useClockLine(): (clock: ClockTask & RunningClock) => ReactElement {
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
