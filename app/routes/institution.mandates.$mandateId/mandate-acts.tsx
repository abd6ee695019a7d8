import { useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import type { Reply } from "#app/shared/reply.ts";
import type { EditedMandate } from "./shapes.ts";

/** The reply to the form that returns a draft: it alone has a note. */
export function isReturn(reply: Reply["form"]): boolean {
  return "note" in (reply?.error ?? {});
}

/** Pause, resume, or end permanently. Ending needs a confirmation, and ends no draft that the page doesn't show. */
export function StopActs({ mandate, revision }: { mandate: EditedMandate; revision: number }) {
  const t = useTranslations("mandate.edit");
  const { status } = mandate;
  if (!mandate.mayWrite || status === "retired") return null;
  return (
    <div className="row">
      {status === "active" || status === "exhausted" ? (
        <PostForm className="row" action="?act=pause">
          <Button size="sm">{t("pause")}</Button>
        </PostForm>
      ) : null}
      {status === "paused" ? (
        <PostForm className="row" action="?act=resume">
          <Button size="sm">{t("resume")}</Button>
        </PostForm>
      ) : null}
      <Popover summary={t("retire")} start>
        <PostForm action="?act=retire">
          <input type="hidden" name="revision" value={revision} />
          <p className="small">{t("retireSure")}</p>
          <Button tone="danger" size="sm">
            {t("retireConfirm")}
          </Button>
        </PostForm>
      </Popover>
    </div>
  );
}

/** Why the mandate ranks nothing now. */
export function InactiveNotice({ mandate, lastDay }: { mandate: EditedMandate; lastDay: string }) {
  const t = useTranslations("mandate.edit");
  const term = useTerm();
  const comma = useTranslations("common.words")("comma");
  const { status, beyondLicence } = mandate;
  if (status === "paused" && beyondLicence.length > 0) {
    const instruments = beyondLicence.map((one) => term("instruments", one)).join(comma);
    return <Notice tone="due">{t("beyondLicence", { instruments })}</Notice>;
  }
  if (status === "paused" || status === "exhausted" || status === "retired")
    return <Notice>{t(status)}</Notice>;
  return status === "expired" ? <Notice tone="due">{t("expired", { day: lastDay })}</Notice> : null;
}
