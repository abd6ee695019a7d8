import { useLocale, useTranslations } from "use-intl";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { DELETION_DAYS, type DeletionStatus } from "#app/domain/deletion/lifecycle.ts";
import { formatDay, formatInstant } from "#app/i18n/format.ts";

interface OpenDeletionProps {
  deletion: { status: DeletionStatus; requestedAt: Date; lastDay: string };
  mayCancel: boolean;
}

/** A deletion that is under way: until when it can be cancelled, and the button that does. */
export function OpenDeletion({ deletion, mayCancel }: OpenDeletionProps) {
  const { status, requestedAt, lastDay } = deletion;
  const t = useTranslations("accounts.deletion.open");
  const locale = useLocale();
  return (
    <Notice tone="due" title={t("title", { day: formatInstant(locale, requestedAt) })}>
      <p>
        {status === "requested" ? t("until", { lastDay: formatDay(locale, lastDay) }) : null}
        {status === "waiting" ? t("waiting", { days: DELETION_DAYS }) : null}
        {status === "executing" ? t("executing") : null}
      </p>
      {mayCancel && status !== "executing" ? (
        <PostForm className="row" sent={{ act: "cancel" }}>
          <SubmitButton>{t("cancel")}</SubmitButton>
        </PostForm>
      ) : null}
    </Notice>
  );
}
