import { useTranslations } from "use-intl";
import { ReceiptLinks } from "#app/components/events/receipt-links.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { reviewPaths } from "#app/shared/review-paths.ts";

export interface SuspendedNoticeProps {
  prospectId: string;
  number: string;
  /** Null while it is not suspended. */
  suspension: { day: string; reasonCode: string | null; note: string | null } | null;
}

/** Since when and why the company's prospect is suspended, what stands still, and what the company can do. */
export function SuspendedNotice({ prospectId, number, suspension }: SuspendedNoticeProps) {
  const t = useTranslations("prospect.suspended");
  const term = useTerm();
  if (suspension === null) return null;
  const { day, reasonCode, note } = suspension;
  return (
    <Notice tone="refusal" title={t("title", { day })}>
      {reasonCode === null ? null : <p>{t("why", { reason: term("moderationReasons", reasonCode) })}</p>}
      {note === null ? null : <p className="whitespace-pre-line">{note}</p>}
      <p>
        {t("lead")} {t("clocks")}
      </p>
      <p>{t("can")}</p>
      <ul className="review__follows">
        <li>{t("edit")}</li>
        <li>{t("write", { number })}</li>
        <li>{t("withdraw")}</li>
      </ul>
      <ReceiptLinks
        to={(language) =>
          reviewPaths.receipt("company", prospectId, {
            act: "prospect-suspended",
            version: undefined,
            language,
          })
        }
      />
    </Notice>
  );
}
