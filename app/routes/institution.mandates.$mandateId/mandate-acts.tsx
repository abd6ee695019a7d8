import { useLocale, useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { type Reply, useReply } from "#app/shared/reply.ts";
import { formatRelative } from "#app/i18n/format.ts";
import type { EditedMandate } from "./shapes.ts";

/** A member's submission waits for an owner, who approves it or sends it back with a note. */
export function PendingApproval({ mandate, now }: { mandate: EditedMandate; now: Date }) {
  const t = useTranslations("mandate.edit");
  const locale = useLocale();
  const reply = useReply().form;
  const form = replyForm("return", isReturn(reply) ? reply : undefined);
  if (mandate.submittedAt === null) return null;
  return (
    <Notice tone="due" title={t("waiting", { version: mandate.nextVersion })}>
      <p>{t("waitingText", { when: formatRelative(locale, mandate.submittedAt, now) })}</p>
      {mandate.mayApprove ? (
        <div className="row">
          <Popover summary={t("return")} look="btn btn-secondary btn-sm" start open={isReturn(reply)}>
            <PostForm action="?act=return" id={form.id}>
              <ErrorSummary errors={form.summary({ note: t("returnWhy") })} />
              <TextareaField field={form.field("note")} label={t("returnWhy")} rows={3} maxLength={600} />
              <Button size="sm">{t("return")}</Button>
            </PostForm>
          </Popover>
          <PostForm className="row" action="?act=approve" sent={{ revision: mandate.revision }}>
            <Button tone="primary" size="sm">
              {t("approve", { version: mandate.nextVersion })}
            </Button>
          </PostForm>
        </div>
      ) : null}
    </Notice>
  );
}

/** The reply to the form that returns a draft: it alone has a note. */
export function isReturn(reply: Reply["form"]): boolean {
  return "note" in (reply?.error ?? {});
}

/** Pause, resume, or end permanently. Ending needs a confirmation. */
export function StopActs({ mandate }: { mandate: EditedMandate }) {
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
  const { status } = mandate;
  if (status === "paused" || status === "exhausted" || status === "retired")
    return <Notice>{t(status)}</Notice>;
  return status === "expired" ? <Notice tone="due">{t("expired", { day: lastDay })}</Notice> : null;
}
