import type { ReactNode } from "react";

export type AutosaveState = "saving" | "saved" | "failed";

/** Whether a draft is kept: a shape and words, read out politely. */
export function Autosave({ state, children }: { state: AutosaveState; children: ReactNode }) {
  return (
    <span className="autosave" data-state={state} role="status">
      {children}
    </span>
  );
}
