import { useTranslations } from "use-intl";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { FormSection } from "#app/components/ui/form.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import type { readWaitingRecovery } from "#app/services/recoveries/read-waiting-recovery.server.ts";

export type WaitingRecovery = Awaited<ReturnType<typeof readWaitingRecovery>>;
export type ShownRecovery = NonNullable<WaitingRecovery["recovery"]>;

/** How an account is recovered, and the button that asks for it. */
export function RequestRecovery({ view, last }: { view: WaitingRecovery; last: ShownRecovery | null }) {
  const t = useTranslations("accounts.recovery.own");
  const states = useTranslations("terms.states.recovery");
  const form = useActForm("request", {});
  const who = view.isOperatorNeeded ? "stepOperator" : view.deciders === "owner" ? "stepOwner" : "stepAdmins";
  return (
    <FormSection title={t("steps")}>
      <ol className="stack">
        <li>{t("stepNotice")}</li>
        <li>{t(who)}</li>
        <li>{t("stepDelay")}</li>
        <li>{t("stepFound")}</li>
      </ol>
      {last?.endedAt ? (
        <p className="muted">
          {t.rich("last", {
            state: states(last.status),
            at: () => <Ago at={last.endedAt ?? view.now} now={view.now} />,
          })}
        </p>
      ) : null}
      <ActForm form={form} button={t("request")} />
    </FormSection>
  );
}
