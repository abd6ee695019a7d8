import { useLocale } from "use-intl";
import { formatDay, formatDeadline, formatInstant, formatRelative } from "#app/i18n/format.ts";
import { shanghaiDay } from "#app/i18n/shanghai.ts";

/** An absolute time in the time zone of Shanghai. */
export function Instant({ at }: { at: Date }) {
  const locale = useLocale();
  return <time dateTime={at.toISOString()}>{formatInstant(locale, at)}</time>;
}

/** Relative time, with the instant as title. `now` comes from the loader, so that server and browser agree. */
export function Ago({ at, now }: { at: Date; now: Date }) {
  const locale = useLocale();
  return (
    <time dateTime={at.toISOString()} title={formatInstant(locale, at)}>
      {formatRelative(locale, at, now)}
    </time>
  );
}

/** A deadline: weekday (in English), day and hour, with the full instant as title. */
export function Deadline({ at, now }: { at: Date; now: Date }) {
  const locale = useLocale();
  return (
    <time dateTime={at.toISOString()} title={formatInstant(locale, at)}>
      {formatDeadline(locale, at, now)}
    </time>
  );
}

/** A calendar day, from `YYYY-MM-DD`. */
export function Day({ day }: { day: string }) {
  const locale = useLocale();
  return <time dateTime={day}>{formatDay(locale, day)}</time>;
}

/** The day of an instant in Shanghai, with the instant as title. */
export function DayOf({ at }: { at: Date }) {
  const locale = useLocale();
  return (
    <time dateTime={at.toISOString()} title={formatInstant(locale, at)}>
      {formatDay(locale, shanghaiDay(at))}
    </time>
  );
}
