import { useTranslations } from "use-intl";
import { RowButton } from "#app/components/ui/row-button.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Deadline, Instant } from "#app/components/ui/when.tsx";
import type { readTies } from "#app/services/admins/read-ties.server.ts";

type Tie = Awaited<ReturnType<typeof readTies>>["own"][number];

interface TieTableProps {
  caption: string;
  ties: readonly Tie[];
  isOwn?: boolean;
  now: Date;
}

/** Declared ties; one's own with the button that ends each. */
export function TieTable({ caption, ties, isOwn = false, now }: TieTableProps) {
  const t = useTranslations("admin.admins.ties");
  const term = useTerm();
  if (ties.length === 0) return <p className="muted">{t(isOwn ? "none" : "noOthers")}</p>;
  const { column, buttons } = columnsNamed(ties, t);
  return (
    <RecordTable
      caption={caption}
      rows={ties}
      columns={[
        ...(isOwn ? [] : [column("person", ({ person }) => person)]),
        column("organization", ({ organization, note }) => (
          <>
            {organization}
            {note === null ? null : <small>{note}</small>}
          </>
        )),
        column("kind", ({ kind }) => term("tieKinds", kind)),
        column("since", ({ declaredAt }) => <Instant at={declaredAt} />),
        column("until", ({ endsAt }) =>
          endsAt === null ? t("lasting") : <Deadline at={endsAt} now={now} />,
        ),
        ...(isOwn ? [buttons("end", (tie) => <End tie={tie} />)] : []),
      ]}
    />
  );
}

function End({ tie: { id, organization, endsAt } }: { tie: Tie }) {
  const t = useTranslations("admin.admins.ties");
  if (endsAt !== null) return null;
  return (
    <RowButton
      className="row"
      sent={{ act: "end", tieId: id }}
      tone="quiet"
      text={t("end")}
      label={t("endLabel", { organization })}
    />
  );
}
