import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { reversalPath } from "#app/shared/reversal-paths.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import type { DisputingSide } from "#app/domain/deals/dispute.ts";
import { usePartyName } from "./party-names.ts";

export interface ReversalNoticeProps {
  reversal: {
    drawdownId: string;
    sequence: number;
    disputeId: string | null;
    turn: { who: DisputingSide | "admin"; from: Date; dueAt: Date; workingDays: number } | null;
  };
  viewer: "company" | "institution";
  names: Readonly<Partial<Record<"company" | "institution", string>>>;
  now: Date;
}

/** Says that the reversal of a confirmed drawdown waits for an answer or a decision, with a link. */
export function ReversalNotice({ reversal, viewer, names, now }: ReversalNoticeProps) {
  const t = useTranslations("deal.reversals.notice");
  const { drawdownId, disputeId, sequence, turn } = reversal;
  const nameOf = usePartyName(viewer, names, disputeId === null ? "pay" : "evidence");
  const to = disputeId === null ? reversalPath(viewer, drawdownId) : paths[viewer].dispute(disputeId);
  return (
    <Notice tone="due" title={t(disputeId === null ? "title" : "disputedTitle", { number: sequence })}>
      {turn === null ? null : (
        <Clock
          who={nameOf(turn.who)}
          act={turn.who === "admin" ? "decide" : "answer"}
          startedAt={turn.from}
          dueAt={turn.dueAt}
          now={now}
          workingDays={turn.workingDays}
        />
      )}
      <div className="row">
        <LinkButton to={to} size="sm">
          {t(disputeId === null ? "see" : "seeDispute")}
        </LinkButton>
      </div>
    </Notice>
  );
}

interface ReversalLinkProps {
  viewer: "company" | "institution";
  drawdownId: string;
}

/** To the page of a confirmed drawdown's reversal. */
export function ReversalLink({ viewer, drawdownId }: ReversalLinkProps) {
  const t = useTranslations("deal.reversals.notice");
  return (
    <small>
      <Link to={reversalPath(viewer, drawdownId)}>{t("link")}</Link>
    </small>
  );
}
