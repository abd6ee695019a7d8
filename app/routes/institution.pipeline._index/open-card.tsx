import { useFetcher, useFormAction } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { OpenedCardTexts } from "#app/components/pipeline/opened-card.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { ClockFace } from "#app/components/ui/clock.tsx";
import { DrawnFor } from "#app/components/ui/drawn-for.tsx";
import { LoadFailed } from "#app/components/ui/load-failed.tsx";
import { type FailedAnswer, hasFailed } from "#app/shared/failed.ts";
import { paths } from "#app/shared/paths.ts";

interface OpenCardProps {
  /** A-0849. */
  number: string;
  /** Opened by key: the focus goes to the first move. */
  byKey: boolean;
}

/** An opened card: its state, its exact figures, its whole clock, and its moves, loaded now. */
export function OpenCard({ number, byKey }: OpenCardProps) {
  const t = useTranslations("pipeline.card");
  const { load, data } = useFetcher<() => Promise<{ card: OpenedCardTexts | null } | FailedAnswer>>();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => load(paths.institution.cardMoves(number)), [load, number]);
  useEffect(() => {
    if (byKey) (panel.current?.querySelector<HTMLElement>("a, button") ?? panel.current)?.focus();
  }, [byKey, data]);
  return (
    <div className="board__opened" ref={panel} tabIndex={-1}>
      {data === undefined ? (
        <p role="status">{t("loading")}</p>
      ) : hasFailed(data) ? (
        <LoadFailed>{t("failed")}</LoadFailed>
      ) : data.card === null ? (
        <p role="status">{t("gone")}</p>
      ) : (
        <Opened card={data.card} />
      )}
    </div>
  );
}

function Opened({ card: { id, state, facts, clock, moves } }: { card: OpenedCardTexts }) {
  return (
    <>
      <p>
        <Badge tone={state.tone}>{state.word}</Badge> {facts}
      </p>
      {clock === null ? null : <ClockFace {...clock} />}
      <form method="post" action={useFormAction()}>
        <DrawnFor />
        <input type="hidden" name="act" value="move" />
        <input type="hidden" name="subjectId" value={id} />
        <ul className="moves__list">
          {moves.map(({ move, label, to, whyNot }) => (
            <li key={move}>
              {whyNot !== undefined ? (
                <span>
                  {label}
                  <small>{whyNot}</small>
                </span>
              ) : to === undefined ? (
                <button className="moves__button" type="submit" name="move" value={move}>
                  {label}
                </button>
              ) : (
                <a href={to}>{label}</a>
              )}
            </li>
          ))}
        </ul>
      </form>
    </>
  );
}
