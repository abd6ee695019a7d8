import type { ReactNode } from "react";

interface TableScrollProps {
  label: string;
  children: ReactNode;
}

/** Keeps a wide table within the page: it scrolls by itself, also by keyboard. */
export function TableScroll({ label, children }: TableScrollProps) {
  return (
    <div className="tbl-wrap" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
