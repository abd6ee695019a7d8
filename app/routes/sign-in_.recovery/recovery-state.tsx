import { useTranslations } from "use-intl";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { ShownRecovery } from "./request-recovery.tsx";

/** For what an open recovery waits, until when, and how to cancel it. */
export function RecoveryState({ recovery, now }: { recovery: ShownRecovery; now: Date }) {
  const t = useTranslations("accounts.recovery.own");
  const form = useActForm("cancel", {});
  const { status, deciders, requestedAt, usableFrom, endsAt, whyNotUse } = recovery;
  const waits = status === "proposed" ? "waitsSecond" : deciders === "owner" ? "waitsOwner" : "waitsAdmins";
  return (
    <Notice>
      <div className="stack">
        {whyNotUse === null ? null : (
          <p>
            {t.rich(status === "approved" ? "delay" : waits, {
              at: () => <Deadline at={requestedAt} now={now} />,
              from: () => <Deadline at={usableFrom ?? endsAt} now={now} />,
              until: () => <Deadline at={endsAt} now={now} />,
            })}
          </p>
        )}
        {whyNotUse === "recovery-outdated" ? <p>{t("outdated")}</p> : null}
        <p className="small muted">{t("notYou")}</p>
        <ActForm form={form} button={t("cancel")} tone="secondary" />
      </div>
    </Notice>
  );
}
