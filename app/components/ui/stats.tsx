import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** Large figures in a row, each with its note: `Stat`s. */
export function Stats({ pair = false, children }: { pair?: boolean; children: ReactNode }) {
  return <dl className={classNames("stats", pair && "stats--pair")}>{children}</dl>;
}

interface StatProps {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  /** A published goal that was missed: shown in amber. */
  missed?: boolean;
}

export function Stat({ label, value, note, missed }: StatProps) {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd>{value}</dd>
      {note ? <dd className={classNames("stat__note", missed && "stat__note--missed")}>{note}</dd> : null}
    </div>
  );
}
