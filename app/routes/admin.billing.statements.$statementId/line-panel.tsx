import { useLocale, useTranslations } from "use-intl";
import { BankVerdict } from "#app/components/billing/bank-verdict.tsx";
import { ActForm, ButtonForm, useActForm } from "#app/components/ui/act-form.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { Day, DayOf } from "#app/components/ui/when.tsx";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { readBankStatement } from "#app/services/billing/bank/read-bank-statement.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { Found } from "./lines.tsx";

type Chosen = NonNullable<Awaited<ReturnType<typeof readBankStatement>>["chosen"]>;
type Fits = NonNullable<Chosen["fits"]>;

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
    return line.receiptId === null ? <p className="muted">{t("nothing")}</p> : <OfMatched line={line} />;
  return (
    <div className="stack-lg">
      <p className="muted">{t("fourEyes")}</p>
      {line.amountFen > 0n ? (
        <>
          <Pays line={line} fits={fits} />
          <Assigned line={line} />
        </>
      ) : (
        <Refunds line={line} fits={fits} />
      )}
      <CameBack line={line} fits={fits} />
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

function Pays({ line, fits }: { line: Chosen["line"]; fits: Fits }) {
  const t = useTranslations("billing-admin.statements.panel");
  const locale = useLocale();
  const form = useActForm(
    "match",
    { invoices: t("invoices") },
    { invoices: fits.invoices[0]?.numbers.join(" ") },
  );
  return (
    <>
      {fits.invoices.length === 0 ? null : (
        <div className="stack">
          <h3>{t("suggestions")}</h3>
          <ul>
            {fits.invoices.map(({ numbers, dueFen, institutionNameZh, institutionNameEn }) => (
              <li key={numbers.join()}>
                {t.rich("suggestion", {
                  numbers: numbers.join(", "),
                  institution: inLanguage(locale, institutionNameZh, institutionNameEn),
                  amount: () => <ExactMoney fen={dueFen} unit />,
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ActForm form={form} sent={{ lineId: line.id }} button={t("match")}>
        <TextField {...form.labelled("invoices")} hint={t("invoicesHint")} width="md" required />
      </ActForm>
    </>
  );
}

/** Money that no invoice can take, as where one was paid twice: it is the institution's, to apply later or to return. */
function Assigned({ line }: { line: Chosen["line"] }) {
  const t = useTranslations("billing-admin.statements.panel");
  const form = useActForm("assign", { invoices: t("anyInvoice") });
  return (
    <ActForm form={form} sent={{ lineId: line.id }} button={t("assign")} tone="secondary">
      <p>{t("assignText")}</p>
      <TextField {...form.labelled("invoices")} hint={t("invoiceHint")} width="md" required />
    </ActForm>
  );
}

function CameBack({ line, fits }: { line: Chosen["line"]; fits: Fits }) {
  const t = useTranslations("billing-admin.statements.panel");
  const locale = useLocale();
  return fits.shown.map(({ id, nameZh, nameEn, valueDay }) => (
    <ButtonForm
      key={id}
      act="came-back"
      sent={{ lineId: line.id, refundId: id }}
      button={t("cameBack")}
      tone="secondary"
    >
      <p>
        {t.rich("shown", { name: inLanguage(locale, nameZh, nameEn), day: () => <Day day={valueDay} /> })}
      </p>
    </ButtonForm>
  ));
}

function Refunds({ line, fits }: { line: Chosen["line"]; fits: Fits }) {
  const t = useTranslations("billing-admin.statements.panel");
  if (fits.refunds.length === 0) return <p className="muted">{t("noRefund")}</p>;
  return fits.refunds.map(({ id, name, requestedAt }) => (
    <ButtonForm key={id} act="settle" sent={{ lineId: line.id, refundId: id }} button={t("settle")}>
      <p>{t.rich("refund", { name, at: () => <DayOf at={requestedAt} /> })}</p>
    </ButtonForm>
  ));
}

function OfMatched({ line }: { line: Chosen["line"] }) {
  const t = useTranslations("billing-admin.statements.panel");
  const form = useActForm("apply", { invoices: t("invoice") });
  const over = line.unappliedFen ?? 0n;
  const sent = { receiptId: line.receiptId ?? "" };
  // Money that went back, or is to, keeps its match.
  const mayUndo = line.status === "matched" && !line.hasRefunds;
  if (over <= 0n && !mayUndo) return <p className="muted">{t("nothing")}</p>;
  return (
    <div className="stack-lg">
      <p className="muted">{t("fourEyes")}</p>
      {over > 0n ? (
        <>
          <ButtonForm act="return" sent={sent} button={t("return")}>
            <p>{t.rich("returnText", { amount: () => <ExactMoney fen={over} unit /> })}</p>
          </ButtonForm>
          <ActForm form={form} sent={sent} button={t("apply")} tone="secondary">
            <TextField {...form.labelled("invoices")} hint={t("invoiceHint")} width="md" required />
          </ActForm>
        </>
      ) : null}
      {mayUndo ? (
        <More summary={t("undo")}>
          <ButtonForm act="undo" sent={{ lineId: line.id }} button={t("undo")} tone="danger">
            <p>{t("undoText")}</p>
          </ButtonForm>
        </More>
      ) : null}
    </div>
  );
}
