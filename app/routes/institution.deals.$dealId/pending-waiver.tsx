import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useMemberName } from "#app/components/deletion/member-name.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { Instant } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";

type Waiver = NonNullable<Awaited<ReturnType<typeof readDeal>>["conditions"][number]["waiver"]>;

const acts = ["confirm-waiver", "decline-waiver", "withdraw-waiver"] as const;

interface PendingWaiverProps {
  waiver: Waiver;
  people: number;
  /** What the page shows of the condition's paper. */
  shown: Readonly<Record<string, string>>;
  /** The review of its confirmation, which brings a guarantee into force; null for any other. */
  effectTo: string | null;
}

/** A waiver that waits for its second person: who proposed it, why, and the reader's actions. */
export function PendingWaiver({ waiver, people, shown, effectTo }: PendingWaiverProps) {
  const t = useTranslations("deal.conditions");
  const memberName = useMemberName();
  const { act, refusal, form } = useReply();
  const isMine = acts.some((one) => one === act) && form?.initialValue?.["waiverId"] === waiver.id;
  return (
    <Notice tone="due">
      <p className="small">
        {t("proposedBy", { name: memberName(waiver.proposer, waiver.proposedBy) })}{" "}
        <Instant at={waiver.proposedAt} />
      </p>
      <p className="small">{waiver.reason}</p>
      <FormErrors errors={isMine ? errorsOfReply(form) : []} refusal={isMine ? refusal : undefined} />
      {waiver.mayConfirm ? null : (
        <p className="small">
          {people > 1 ? t("second") : t("alone")}{" "}
          {people > 1 ? null : <Link to={paths.institution.team()}>{t("invite")}</Link>}
        </p>
      )}
      <PostForm className="row" sent={{ waiverId: waiver.id, ...shown }}>
        {waiver.mayConfirm ? (
          <>
            {effectTo === null ? (
              <SubmitButton size="sm" act="confirm-waiver">
                {t("confirmWaiver")}
              </SubmitButton>
            ) : (
              <LinkButton to={effectTo} tone="primary" size="sm">
                {t("toWaiver")}
              </LinkButton>
            )}
            <SubmitButton tone="secondary" size="sm" act="decline-waiver">
              {t("declineWaiver")}
            </SubmitButton>
          </>
        ) : null}
        {waiver.mayWithdraw ? (
          <SubmitButton tone="secondary" size="sm" act="withdraw-waiver">
            {t("withdrawWaiver")}
          </SubmitButton>
        ) : null}
      </PostForm>
    </Notice>
  );
}
