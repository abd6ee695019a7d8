import { useLocale, useTranslations } from "use-intl";
import { formatDeadline, formatInstant } from "#app/i18n/format.ts";

/** What is to be done before the clock ends. */
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
 * Who must do what by when, what is left in working days, and how much of the time is used. Amber at three working
 * days or fewer, red when late, grey when stopped. `who` is "you" or a party's name.
 */
export function Clock({
  who,
  act,
  startedAt,
  dueAt,
  now,
  workingDays,
  stoppedFor,
}: {
  who: string;
  act: ClockAct;
  startedAt: Date;
  dueAt: Date;
  now: Date;
  /** Working days left, or, when `dueAt` has passed, working days late; never negative. */
  workingDays: number;
  /** On whom a stopped clock waits: "you" or a party's name. */
  stoppedFor?: string | undefined;
}) {
  const locale = useLocale();
  const t = useTranslations("common.clock");
  const late = stoppedFor === undefined && now > dueAt;
  const state = stoppedFor !== undefined ? "stopped" : late ? "late" : workingDays <= 3 ? "due" : "ok";
  const used = Math.round(
    (100 * (now.getTime() - startedAt.getTime())) / Math.max(1, dueAt.getTime() - startedAt.getTime()),
  );
  const values = {
    party: who,
    act: t(who === "you" || late ? `acts.${act}` : `actsOf.${act}`),
    deadline: formatDeadline(locale, dueAt, now),
    b: (words: React.ReactNode) => <b>{words}</b>,
    when: (words: React.ReactNode) => (
      <time dateTime={dueAt.toISOString()} title={formatInstant(locale, dueAt)}>
        {words}
      </time>
    ),
  };
  const line = t.rich(who === "you" ? (late ? "youLate" : "you") : late ? "partyLate" : "party", values);
  const left =
    stoppedFor === undefined
      ? t(late ? "late" : "left", { days: workingDays })
      : stoppedFor === "you"
        ? t("stoppedYou")
        : t("stoppedParty", { party: stoppedFor });
  return (
    <div className="clock" data-state={state}>
      <div className="clock__line">
        <span className="clock__who">{line}</span> <span className="clock__left">{left}</span>
      </div>
      <svg className="clock__track" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="t" width="100" height="4" />
        <rect className="f" width={Math.min(100, Math.max(0, late ? 100 : used))} height="4" />
      </svg>
    </div>
  );
}
