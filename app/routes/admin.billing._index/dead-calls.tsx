import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Recusals } from "#app/components/moderation/recusals.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { RowButton } from "#app/components/ui/row-button.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { ShownOfAll } from "./ageing.tsx";
import type { BillingToday } from "./figures.tsx";

type Call = BillingToday["deadCalls"][number];

/** Calls to payment providers that gave up, each with the button that sends it again. */
export function DeadCalls({ calls }: { calls: readonly Call[] }) {
  const t = useTranslations("billing-admin.today");
  const kinds = useTranslations("billing-admin.calls");
  const providers = useTranslations("billing-admin.providers");
  const name = useName();
  const { column, buttons } = columnsNamed(calls, t);
  return (
    <div className="stack">
      <RecordTable
        caption={t("deadCalls")}
        rows={calls}
        columns={[
          column("call", ({ kind, provider }) => (
            <>
              {kinds(kind)}
              <small>{providers(provider)}</small>
            </>
          )),
          column("about", (call) => (
            <>
              {call.invoiceId === null ? (
                name(call)
              ) : (
                <Link to={adminPaths.invoice(call.invoiceId)}>{call.invoiceNumber}</Link>
              )}
              <small>
                {call.invoiceId === null ? null : name(call)}
                <Recusals {...call} />
              </small>
            </>
          )),
          column("error", ({ lastError, attempts }) => (
            <>
              {lastError ?? t("noError")}
              <small>{t("attempts", { count: attempts })}</small>
            </>
          )),
          column("tried", ({ triedAt, addedAt }) => <Instant at={triedAt ?? addedAt} />),
          buttons("retry", (call) => <Retry call={call} />),
        ]}
      />
      <ShownOfAll rows={calls} />
    </div>
  );
}

function Retry({ call }: { call: Call }) {
  const t = useTranslations("billing-admin.today");
  const kinds = useTranslations("billing-admin.calls");
  const name = useName();
  if (call.isTied) return null;
  const about = call.invoiceNumber ?? name(call);
  return (
    <RowButton
      className="row"
      sent={{ act: "retry-call", callId: call.id }}
      tone="secondary"
      text={t("retry")}
      label={t("retryLabel", { call: kinds(call.kind), about })}
    />
  );
}
