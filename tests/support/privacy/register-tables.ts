import {
  RETENTION_CLASS_NAMES,
  RETENTION_CLASSES,
  type RetentionClass,
} from "#app/domain/retention/classes.ts";
import { STORED_TABLES } from "#app/domain/retention/tables.ts";
import { translator } from "#app/i18n/translator.ts";
import { toPeriodWords } from "#app/routes/privacy/retention-rows.server.ts";

const articles = { consent: "13 (1) 1", contract: "13 (1) 2", duty: "13 (1) 3" } as const;

/** The tables of docs/privacy.md, one line a class: what is processed, and how long and where it is kept. */
export function registerTables(): { processing: string[]; retention: string[] } {
  const t = translator("en", "retention");
  const processing = RETENTION_CLASS_NAMES.map((name) => {
    const { whose, ground, recipients = [] }: RetentionClass = RETENTION_CLASSES[name];
    return row([
      `\`${name}\``,
      t(`classes.${name}.data`),
      t(`subjects.${whose}`),
      t(`classes.${name}.purpose`),
      whose === "nobody" ? "–" : `${t(`grounds.${ground}`)}, ${articles[ground]}`,
      recipients.map((recipient) => t(`recipients.${recipient}`)).join(", ") || "–",
    ]);
  });
  const retention = RETENTION_CLASS_NAMES.map((name) => {
    const { law, job, end, stores = [] }: RetentionClass = RETENTION_CLASSES[name];
    const tables = Object.entries(STORED_TABLES).flatMap(([table, { class: of }]) =>
      of === name ? [`\`${table.replace(/^public\./, "")}\``] : [],
    );
    const places = [...tables, ...stores.map((store) => t(`stores.${store}`))];
    const by = {
      removed: "deletion of the account",
      kept: "–",
      appraised: "by hand",
      deleted: "the operator",
    };
    return row([
      `\`${name}\``,
      toPeriodWords("en", name),
      t(`laws.${law}`),
      job === null ? by[end as keyof typeof by] : `\`${job}\``,
      places.join(", ") || "rows of the tables of the class above",
    ]);
  });
  return { processing, retention };
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
