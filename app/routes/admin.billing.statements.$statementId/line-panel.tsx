import { useTranslations } from "use-intl";
import { BankVerdict } from "#app/components/billing/bank-verdict.tsx";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { useReply } from "#app/shared/reply.ts";
import { Found } from "./lines.tsx";
import type { Chosen, Fits } from "./chosen-line.ts";
import { MatchedActs } from "./matched-acts.tsx";
import { MatchInvoices, AssignToInstitution } from "./payment-acts.tsx";
import { SettleRefunds, RefundsCameBack } from "./refund-acts.tsx";

/** One line with what may be done about it: all of it is proposed, and another admin confirms it. */
export function LinePanel({ chosen, now }: { chosen: Chosen; now: Date }) {
  const t = useTranslations("billing-admin.statements.panel");
  const { line, fits } = chosen;
  const { refusal, act } = useReply();
  const isOfField = act === "match" || act === "assign" || act === "apply";
  return (
    <Section id="line" title={t("title", { name: line.counterpartyName ?? t("unnamed") })}>
      <div className="stack-lg">
        <p>
          <Day day={line.valueDay} /> · <ExactMoney fen={line.amountFen} unit /> · {line.purpose}{" "}
          <Found line={line} />
        </p>
        {isOfField ? null : <RefusalNotice refusal={refusal} />}
        {line.proposal === null ? (
          <Acts line={line} fits={fits} />
        ) : (
          <BankVerdict proposal={line.proposal} now={now} />
        )}
      </div>
    </Section>
  );
}

function Acts({ line, fits }: { line: Chosen["line"]; fits: Fits | null }) {
  const t = useTranslations("billing-admin.statements.panel");
  const sent = { lineId: line.id };
  if (line.status === "doubtful" || line.status === "repeated") return <Doubt line={line} />;
  if (fits === null)
    return line.receiptId === null ? <p className="muted">{t("nothing")}</p> : <MatchedActs line={line} />;
  return (
    <div className="stack-lg">
      <p className="muted">{t("fourEyes")}</p>
      {line.amountFen > 0n ? (
        <>
          <MatchInvoices line={line} fits={fits} />
          <AssignToInstitution line={line} />
        </>
      ) : (
        <SettleRefunds line={line} fits={fits} />
      )}
      <RefundsCameBack line={line} fits={fits} />
      <ButtonForm act="ignore" sent={sent} button={t("ignore")} tone="secondary">
        <p>{t("ignoreText")}</p>
      </ButtonForm>
    </div>
  );
}

/** Whether it is the line of another file: that it is says one, that it is not two, as it then pays. */
function Doubt({ line: { id, status } }: { line: Chosen["line"] }) {
  const t = useTranslations("billing-admin.statements.panel");
  const sent = { lineId: id };
  return (
    <div className="stack-lg">
      {status === "doubtful" ? (
        <>
          <p>{t("doubtText")}</p>
          <ButtonForm act="same" sent={sent} button={t("same")}>
            <p>{t("sameText")}</p>
          </ButtonForm>
        </>
      ) : null}
      <ButtonForm act="another" sent={sent} button={t("isAnother")} tone="secondary">
        <p>{t("isAnotherText")}</p>
      </ButtonForm>
    </div>
  );
}
