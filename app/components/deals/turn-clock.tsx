import type { ComponentProps } from "react";
import { Clock } from "#app/components/ui/clock.tsx";

interface TurnClockProps extends ComponentProps<typeof Clock> {
  label: string;
  /** What the deadline means for the deal. */
  note: string;
}

/** Whose turn it is in a record that both sides read, until when. */
export function TurnClock({ label, note, ...clock }: TurnClockProps) {
  return (
    <section className="stack" aria-label={label}>
      <Clock {...clock} />
      <p className="small muted">{note}</p>
    </section>
  );
}
