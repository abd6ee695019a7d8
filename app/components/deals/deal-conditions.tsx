import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { RecordedCondition } from "./recorded-deal.ts";

interface DealConditionsProps<Condition extends RecordedCondition> {
  conditions: readonly Condition[];
  /** Closing of shares, start of a guarantee, drawdown of a loan: the texts of conditions differ. */
  of: BoundKind;
  fileTo: (fileId: string) => string;
  act?: ((condition: Condition) => ReactNode) | undefined;
}

/** Conditions precedent: what was provided and answered, with forms for the reader's moves. */
export function DealConditions<Condition extends RecordedCondition>({
  conditions,
  of,
  fileTo,
  act,
}: DealConditionsProps<Condition>) {
  const t = useTranslations("deal.conditions");
  const { column } = columnsNamed(conditions, t);
  if (conditions.length === 0) return null;
  const { title, note } = {
    loan: { title: t("title"), note: t("note") },
    equity: { title: t("titleEquity"), note: t("noteEquity") },
    guarantee: { title: t("titleGuarantee"), note: t("noteGuarantee") },
  }[of];
  return (
    <Section id="conditions" title={title} note={note} spaced={false}>
      <RecordTable
        caption={title}
        rows={conditions}
        columns={[
          column("condition", ({ description }) => description),
          column("status", ({ status }) => <StateBadge of="condition" state={status} />),
          column(
            "what",
            (condition) => (
              <div className="stack">
                <Said condition={condition} fileTo={fileTo} />
                {act?.(condition)}
              </div>
            ),
            { absent: hasNothing },
          ),
        ]}
      />
    </Section>
  );
}

/** Nobody has said anything of it, and the reader can do nothing. */
function hasNothing({ providedAt, reasonCode, decidedAt, note, may, waiver = null }: RecordedCondition) {
  const said = [providedAt, reasonCode, decidedAt, note, waiver];
  return said.every((one) => one === null) && !Object.values(may).includes(true);
}

/** The latest text of each side. */
function Said({ condition, fileTo }: { condition: RecordedCondition; fileTo: (fileId: string) => string }) {
  const t = useTranslations("deal.conditions");
  const term = useTerm();
  const { status, providedAt, providedNote, documentId, fileId, fileName, reasonCode, note, decidedAt } =
    condition;
  return (
    <div>
      {providedAt === null ? null : (
        <div>
          {t("provided")} <Instant at={providedAt} />
          {fileId === null ? null : (
            <>
              {" "}
              <a href={fileTo(fileId)}>{fileName}</a>
            </>
          )}
          {fileId === null && documentId !== null ? <small>{t("notOpen")}</small> : null}
          {providedNote === null ? null : <small>{providedNote}</small>}
        </div>
      )}
      {reasonCode === null ? null : (
        <div>
          <Badge tone="due">{term("conditionReturnReasons", reasonCode)}</Badge>
        </div>
      )}
      {decidedAt === null ? null : <Instant at={decidedAt} />}
      {note === null ? null : (
        <small>{status === "satisfied" && documentId === null ? t("metWithout", { note }) : note}</small>
      )}
    </div>
  );
}
