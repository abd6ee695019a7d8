import { useTranslations } from "use-intl";
import { WrittenClock } from "#app/components/ui/clock.tsx";
import { Milestones } from "#app/components/ui/milestones.tsx";

/** The turn as the loader writes it. */
export interface ShownTurn {
  line: string;
  startedAt: Date;
  /** Null while the clock is stopped. */
  dueAt: Date | null;
  workingDays: number;
  toStep: { to: string; text: string } | null;
}

interface TurnPanelProps {
  steps: Parameters<typeof Milestones>[0]["milestones"];
  turn: ShownTurn | null;
  /** What follows from a deadline that has passed, or why none runs. */
  follows: string | null;
  now: Date;
}

/** The steps of a deal, and whose turn it is until when: the same for both sides. */
export function TurnPanel({ steps, turn, follows, now }: TurnPanelProps) {
  const t = useTranslations("deal.steps");
  return (
    <>
      <Milestones label={t("label")} milestones={steps} />
      {turn === null && follows === null ? null : (
        <section className="note-line stack" aria-label={t("turn")}>
          {turn === null ? null : turn.dueAt === null ? (
            <p className="clock" data-state="stopped">
              {turn.line}
            </p>
          ) : (
            <WrittenClock {...turn} dueAt={turn.dueAt} now={now} />
          )}
          {follows === null ? null : <p className="small">{follows}</p>}
        </section>
      )}
    </>
  );
}

/** On a phone: the reader's own turn stays in view above the record, with the way to the step. */
export function TurnBar({ turn }: { turn: ShownTurn | null }) {
  if (turn === null || turn.toStep === null) return null;
  return (
    <div className="live-bar">
      <span className="small">{turn.line}</span>
      <a href={turn.toStep.to} className="nowrap">
        {turn.toStep.text}
      </a>
    </div>
  );
}
