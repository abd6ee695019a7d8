import { useLocale, useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatRelative } from "#app/i18n/format.ts";
import type { EditedMandate } from "./shapes.ts";

interface PendingApprovalProps {
  mandate: EditedMandate;
  /** The form that returns it came back with errors. */
  isReturned: boolean;
  now: Date;
}

/** A member's submission waits for an owner, who approves it or sends it back with a note. */
export function PendingApproval({ mandate, isReturned, now }: PendingApprovalProps) {
  const t = useTranslations("mandate.edit");
  const locale = useLocale();
  const reply = useReply().form;
  const form = replyForm("return", isReturned ? reply : undefined);
  if (mandate.submittedAt === null) return null;
  return (
    <Notice tone="due" title={t("waiting", { version: mandate.nextVersion })}>
      <p>{t("waitingText", { when: formatRelative(locale, mandate.submittedAt, now) })}</p>
      {mandate.mayApprove ? (
        <div className="row">
          <Popover summary={t("return")} look="btn btn-secondary btn-sm" start open={isReturned}>
            <PostForm action="?act=return" id={form.id} sent={{ revision: mandate.revision }}>
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
