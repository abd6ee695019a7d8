import type { ReactNode } from "react";
import { unbroken } from "#app/components/ui/unbroken.tsx";

/** What follows from an act, a sentence each; figures stay in one line. */
export function Consequences({ sentences }: { sentences: readonly ReactNode[] }) {
  return (
    <ul className="review__follows small">
      {sentences.map((sentence, index) => (
        <li key={index}>{unbroken(sentence)}</li>
      ))}
    </ul>
  );
}
