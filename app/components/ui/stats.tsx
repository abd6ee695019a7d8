import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface Stat {
  key: string;
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  /** A published goal that was missed: shown in amber. */
  missed?: boolean;
}

/** Large figures in a row, each with its note. */
export function Stats({ stats, pair = false }: { stats: readonly Stat[]; pair?: boolean }) {
  return (
    <dl className={classNames("stats", pair && "stats--pair")}>
      {stats.map(({ key, label, value, note, missed }) => (
        <div className="stat" key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {note ? <dd className={classNames("stat__note", missed && "stat__note--missed")}>{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
