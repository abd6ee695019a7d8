import { useTranslations } from "use-intl";
import {
  type RecoveryEndReason,
  type RecoveryStatus,
  VERIFICATIONS,
  type Verification,
} from "#app/domain/recoveries/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { RadioField } from "../ui/choices.tsx";
import { Popover } from "../ui/disclosure.tsx";
import { PostForm, SubmitButton } from "../ui/form.tsx";
import { errorsOfReply, labelledForm, replyForm } from "../ui/reply-form.ts";
import { useTerm } from "../ui/term.tsx";
import { type Reply, useReply } from "#app/shared/reply.ts";

export interface RecoveryShown {
  id: string;
  name: string;
  email: string;
  status: RecoveryStatus;
  requestedAt: Date;
  endsAt: Date;
  usableFrom: Date | null;
  endedAt: Date | null;
  endReason: RecoveryEndReason | null;
  verifiedHow: Verification | null;
  approverName: string | null;
  confirmerName: string | null;
  byOperator: boolean;
  whyNotApprove: RefusalCode | null;
}

/** What may be done about an open recovery, opened in its row: approve it, or stop it. */
export function DecideRecovery({ recovery }: { recovery: RecoveryShown }) {
  const t = useTranslations("accounts.recovery.list");
  const term = useTerm();
  const { id, name, status, whyNotApprove } = recovery;
  const reply = useReply("approve");
  const isAnswered = answeredId(reply.form) === id;
  const form = decideForm(isAnswered ? reply : {}, t("how"), id);
  return (
    <Popover
      summary={
        <>
          {t("decide")}
          <span className="visually-hidden"> {name}</span>
        </>
      }
      group="recovery"
      open={isAnswered}
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
              {...form.labelled("verifiedHow")}
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

/** The form of an approval after the last reply; of several on a page, each has its recovery's id. */
function decideForm({ form }: Reply, how: string, id: string) {
  return labelledForm(replyForm(`approve-${id}`, form), { verifiedHow: how });
}

/** The errors of the last reply, each a link to its field while the page still has that form. */
export function errorsOfDecision(reply: Reply, how: string, open: readonly { id: string }[]) {
  const id = answeredId(reply.form);
  return open.some((row) => row.id === id)
    ? decideForm(reply, how, id).errors
    : errorsOfReply(reply.form, { verifiedHow: how });
}

function answeredId(form: Reply["form"]): string {
  const id: unknown = form?.initialValue?.["recoveryId"];
  return typeof id === "string" ? id : "";
}
