import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

export interface Reason {
  key: string;
  /** Whole points; the average, first in a full sum, has no sign. */
  points: number;
  text: ReactNode;
  evidence?: ReactNode;
}

/** +15, −4, +0: with a true minus sign. */
export function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}

/** The whole sum: 50 for the average, every part, and the total. The parts must add up to `score`. */
export function ReasonsSum({ score, items }: { score: number; items: readonly Reason[] }) {
  const t = useTranslations("common.fit");
  const average = score - items.reduce((sum, item) => sum + item.points, 0);
  return (
    <ul className="reasons">
      <ReasonLine item={{ points: average, text: t("average") }} figure={String(average)} />
      {items.map((item) => (
        <ReasonLine key={item.key} item={item} figure={signed(item.points)} />
      ))}
      <li className="total">
        <span className="pts">{score}</span>
        <span>{t("total")}</span>
      </li>
    </ul>
  );
}

function ReasonLine({ item, figure }: { item: Omit<Reason, "key">; figure: string }) {
  const { points, text, evidence } = item;
  return (
    <li className={points < 0 ? "against" : undefined}>
      <span className="pts">{figure}</span>
      <span>
        {text}
        {evidence ? (
          <>
            {" "}
            <em>{evidence}</em>
          </>
        ) : null}
      </span>
    </li>
  );
}
