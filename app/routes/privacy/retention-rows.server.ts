import {
  DATA_SUBJECTS,
  RETENTION_CLASSES,
  RETENTION_CLASS_NAMES,
  type RetentionClass,
  type RetentionClassName,
} from "#app/domain/retention/classes.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

export interface RetentionRow {
  name: RetentionClassName;
  data: string;
  purpose: string;
  kept: string;
  law: string;
}

/** The retention classes in words, by whose data they are; without those that are nobody's. */
export function toRetentionRows(locale: Locale) {
  const t = translator(locale, "retention");
  return DATA_SUBJECTS.filter((subject) => subject !== "nobody").map((subject) => ({
    subject,
    title: t(`subjects.${subject}`),
    rows: RETENTION_CLASS_NAMES.filter((name) => RETENTION_CLASSES[name].whose === subject).map(
      (name): RetentionRow => ({
        name,
        data: t(`classes.${name}.data`),
        purpose: t(`classes.${name}.purpose`),
        kept: toPeriodWords(locale, name),
        law: t(`laws.${RETENTION_CLASSES[name].law}`),
      }),
    ),
  }));
}

/** How long a class is kept, from when, and what happens then. */
export function toPeriodWords(locale: Locale, name: RetentionClassName): string {
  const t = translator(locale, "retention");
  const { period, end }: RetentionClass = RETENTION_CLASSES[name];
  const [unit, count] = Object.entries(period ?? {})[0] ?? [];
  const length = unit === undefined ? "" : t(`periods.${unit as "years"}`, { count: Number(count) });
  return t(`ends.${end}`, { kept: t(`classes.${name}.kept`, { period: length }) });
}
