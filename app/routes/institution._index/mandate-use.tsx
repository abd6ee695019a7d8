import { Fragment } from "react";
import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useName } from "#app/components/moderation/use-name.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { paths } from "#app/shared/paths.ts";
import type { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";

type Mandate = Awaited<ReturnType<typeof readInstitutionDashboard>>["mandates"][number];

interface MandateUseProps {
  mandates: readonly Mandate[];
  count: number;
}

/** How much of these mandates, of `count` in all, is drawn or in force, reserved and left. */
export function MandateUse({ mandates, count }: MandateUseProps) {
  const t = useTranslations("institution.dashboard");
  const name = useName();
  if (mandates.length === 0) {
    return (
      <EmptyState
        title={t("noMandate")}
        actions={<LinkButton to={paths.institution.mandates()}>{t("writeMandate")}</LinkButton>}
      >
        {t("noMandateText")}
      </EmptyState>
    );
  }
  const { column, figure } = columnsNamed(mandates, t);
  return (
    <div className="stack">
      <More narrow summary={t("useOf", { count: mandates.length })}>
        <RecordTable
          lines
          caption={t("budget")}
          rows={mandates}
          columns={[
            column("columns.mandate", (row) => (
              <Link className="row-link" to={paths.institution.mandate(row.id)}>
                {name(row) || t("untitled")}
                <small className="nowrap">{runningNumber("mandate", row.number)}</small>
              </Link>
            )),
            column("columns.state", (row) => <StateBadge of="mandate" state={row.status} />, { label: "" }),
            column("columns.use", (row) => <Bar mandate={row} />, { label: "" }),
            figure("columns.left", (row) => <Money fen={row.leftFen} />),
            figure("columns.budget", (row) => <Money fen={row.budgetFen} />),
            figure("columns.introductions", (row) =>
              t("of", { open: row.openIntroductions, cap: row.introductionCap }),
            ),
          ]}
        />
      </More>
      {count > mandates.length ? (
        <div className="row">
          <LinkButton to={paths.institution.mandates()} tone="quiet">
            {t("allMandates", { count })}
          </LinkButton>
        </div>
      ) : null}
    </div>
  );
}

/** Drawn in green, guarantees in force and what is reserved in grey, the rest empty; the text has the same figures. */
function Bar({ mandate }: { mandate: Mandate }) {
  const { budgetFen, drawnFen, inForceFen, reservedFen } = mandate;
  const use = useTranslations("dashboard.use");
  const comma = useTranslations("common.words")("comma");
  const share = (fen: bigint) => (budgetFen === 0n ? 0 : Number((fen * 1_000n) / budgetFen) / 10);
  const [drawn, committed] = [share(drawnFen), share(inForceFen + reservedFen)];
  const parts = [
    ["useDrawn", drawnFen],
    ["useInForce", inForceFen],
    ["useReserved", reservedFen],
  ] as const;
  const used = parts.filter(([, fen]) => fen > 0n);
  return (
    <span className="progress-money">
      <svg className="progress-money__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="p-track" width="100" height="4" />
        <rect className="p-offered" x={drawn} width={committed} height="4" />
        <rect className="p-moved" width={drawn} height="4" />
      </svg>
      <small className="muted">
        {used.length === 0 ? use("useNone") : null}
        {used.map(([name, fen], index) => (
          <Fragment key={name}>
            {index === 0 ? null : comma}
            {use.rich(name, { fen: () => <Money fen={fen} /> })}
          </Fragment>
        ))}
      </small>
    </span>
  );
}
