import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { usePartyName } from "./party-names.ts";

/** Whose turn it is in a dispute. */
export interface DisputeTurn {
  who: "company" | "institution" | "admin";
  dueAt: Date;
}

interface DisputeNoticeProps {
  dispute: DisputeTurn & { id: string; from: Date };
  viewer: "company" | "institution";
  names: Record<string, string>;
  now: Date;
  workingDays: number;
  to: string;
}

/** Says that a payment is disputed and who must act by when, with a link to the dispute. */
export function DisputeNotice({ dispute, viewer, names, now, workingDays, to }: DisputeNoticeProps) {
  const t = useTranslations("deal.dispute");
  const nameOf = usePartyName(viewer, names);
  return (
    <Notice tone="due" title={t("title")}>
      <Clock
        who={nameOf(dispute.who)}
        act={dispute.who === "admin" ? "decide" : "answer"}
        startedAt={dispute.from}
        dueAt={dispute.dueAt}
        now={now}
        workingDays={workingDays}
      />
      <p className="small">{t("frozen")}</p>
      <div className="row">
        <LinkButton to={to} size="sm">
          {t("see")}
        </LinkButton>
      </div>
    </Notice>
  );
}
