import { useTranslations } from "use-intl";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import type { Chosen } from "./chosen-line.ts";
import { InvoicesForm } from "./invoices-form.tsx";

/** What is left over of a matched payment, and the way back from the match. */
export function MatchedActs({ line }: { line: Chosen["line"] }) {
  const t = useTranslations("billing-admin.statements.panel");
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
          <InvoicesForm
            act="apply"
            sent={sent}
            label={t("invoice")}
            hint={t("invoiceHint")}
            button={t("apply")}
            tone="secondary"
          />
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
