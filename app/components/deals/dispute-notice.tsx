import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

/** Whose turn it is in a dispute. */
export interface DisputeTurn {
  who: "company" | "institution" | "admin";
  dueAt: Date;
}

/** Name of a party for the reader: themselves, the other side by name, or the platform. */
export function usePartyName(viewer: "company" | "institution" | "admin", names: Record<string, string>) {
  const roles = useTranslations("common.roles");
  const parties = useTranslations("terms.parties");
  return (who: DisputeTurn["who"]): string => {
    if (who === viewer) return "you";
    if (who === "admin") return roles("platform");
    return names[who] || parties(who);
  };
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
