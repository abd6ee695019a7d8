import type { ReactNode } from "react";

/** What a colour of a chart stands for. */
export function LegendItem({ series, children }: { series: string; children: ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <rect className={series} width="12" height="12" rx="2" />
      </svg>
      {children}
    </li>
  );
}
