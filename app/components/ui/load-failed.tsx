import type { ReactNode } from "react";

/** In place of a part of a page that could not be loaded. It is loaded again when it is opened again, as the text says. */
export function LoadFailed({ children }: { children: ReactNode }) {
  return (
    <p className="small" role="alert">
      {children}
    </p>
  );
}
