import { useTranslations } from "use-intl";
import { VERIFICATIONS } from "#app/domain/recoveries/lifecycle.ts";
import { RadioField } from "../ui/choices.tsx";
import { Popover } from "../ui/disclosure.tsx";
import { PostForm, SubmitButton } from "../ui/form.tsx";
import { useTerm } from "../ui/term.tsx";
import type { RecoveryShown } from "./recoveries.tsx";

/** What may be done about an open recovery, opened in its row: approve it, or stop it. */
export function DecideRecovery({ recovery }: { recovery: RecoveryShown }) {
  const t = useTranslations("recovery.list");
  const term = useTerm();
  const { id, name, status, whyNotApprove } = recovery;
  return (
    <Popover
      summary={
        <>
          {t("decide")}
          <span className="visually-hidden"> {name}</span>
        </>
      }
      group="recovery"
    >
      <div className="stack-lg">
        {whyNotApprove === null ? (
          <PostForm
            className="stack"
            sent={{ act: "approve", recoveryId: id }}
            aria-label={t("approveOf", { name })}
          >
            <p className="small">{t("verify")}</p>
            <RadioField
              field={{ name: "verifiedHow", id: `how-${id}` }}
              label={t("how")}
              column
              choices={VERIFICATIONS.map((value) => ({ value, label: term("verifications", value) }))}
            />
            <SubmitButton size="sm">{t(status === "proposed" ? "confirm" : "approve")}</SubmitButton>
          </PostForm>
        ) : null}
        {whyNotApprove === "recovery-own" ? <p className="small">{t("yours")}</p> : null}
        <PostForm className="stack" sent={{ act: "stop", recoveryId: id }} aria-label={t("stopOf", { name })}>
          <SubmitButton tone="danger" size="sm">
            {t("stop")}
          </SubmitButton>
        </PostForm>
      </div>
    </Popover>
  );
}
