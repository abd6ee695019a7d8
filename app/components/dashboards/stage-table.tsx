import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { More } from "#app/components/ui/disclosure.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { TableHead } from "#app/components/ui/table-head.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import type { Stage } from "#app/domain/dashboards/stages.ts";
import { formatCount } from "#app/i18n/format.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";

type ShownStage = Omit<Stage<string>, "count"> & {
  /** Null below the smallest count that is published. */
  count: number | null;
  name: string;
  /** The list of what stands there. */
  to: string;
  /** Money has moved: the bar is green. */
  isMoved?: boolean;
  /** How much of its capital was confirmed as paid out, where that isn't all that stands there. */
  confirmedFen?: bigint;
  /** How many of its offers are on hold. */
  heldCount?: number;
};

interface StageTableProps {
  caption: string;
  /** What is counted. */
  counted: string;
  stages: readonly ShownStage[];
}

/**
 * What stands where: counts and amounts by stage, each instrument in its own words. The bars are of the counts. Folded on
 * a phone, where what needs somebody comes first.
 */
export function StageTable({ caption, counted, stages }: StageTableProps) {
  const t = useTranslations("dashboard.stages");
  const most = Math.max(1, ...stages.map(({ count }) => count ?? 0));
  return (
    <More narrow summary={t("show")}>
      <table className="funnel funnel--stages" role="table">
        <caption className="visually-hidden">{caption}</caption>
        <TableHead
          heads={[
            { head: t("stage") },
            { head: counted, className: "num" },
            { head: <span className="visually-hidden">{t("bar")}</span>, className: "funnel__bar" },
            { head: t("amount"), className: "num" },
          ]}
        />
        <tbody role="rowgroup">
          {stages.map((stage) => (
            <tr key={stage.key} role="row">
              <th role="rowheader" scope="row">
                {(stage.count ?? 0) === 0 ? stage.name : <Link to={stage.to}>{stage.name}</Link>}
                {(stage.heldCount ?? 0) === 0 ? null : (
                  <span className="block small muted">{t("held", { count: stage.heldCount ?? 0 })}</span>
                )}
              </th>
              <td role="cell" className="num">
                {stage.count === null ? t("few") : <b>{formatCount(stage.count)}</b>}
              </td>
              <td role="cell" className="funnel__bar">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    className={isMoved(stage) ? "series-moved" : "series-1"}
                    width={(100 * (stage.count ?? 0)) / most}
                    height="10"
                  />
                </svg>
              </td>
              <td role="cell" className={hasAmount(stage) ? "num" : "num is-none"} data-label={t("amount")}>
                <Amounts stage={stage} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </More>
  );
}

/** Green is for money that has moved, so that a bar is green only where all of it has. */
function isMoved({ isMoved, confirmedFen, capitalFen }: ShownStage): boolean {
  return isMoved ?? (confirmedFen !== undefined && confirmedFen > 0n && confirmedFen === capitalFen);
}

function hasAmount({ capitalFen, guaranteedFen }: ShownStage): boolean {
  return capitalFen !== null || guaranteedFen !== 0n;
}

function Amounts({ stage }: { stage: ShownStage }) {
  const { capitalFen, confirmedFen, parts } = stage;
  const t = useTranslations("dashboard.stages");
  const term = useTerm();
  if (!hasAmount(stage)) return "–";
  return (
    <>
      {capitalFen === null ? null : <Money sum fen={capitalFen} />}
      {confirmedFen === undefined ? null : (
        <span className="block small muted">
          {t.rich("confirmed", { fen: () => <Money sum fen={confirmedFen} /> })}
        </span>
      )}
      {parts.length === 0 ? null : (
        <ul className="small muted">
          {parts.map(({ commitment, instrument, fen }) => (
            <li key={`${commitment} ${instrument}`}>
              {offeredTerm(term, commitment, instrument)} <Money sum fen={fen} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
