import { CriteriaTable } from "#app/components/ui/criteria.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import type { FitRow, FitShown } from "#app/shared/dossier/shown.ts";

interface FitTableProps {
  fit: FitShown;
  /** The address of an opened document. */
  linkOf: (fileId: string) => string;
}

/** Every criterion of the mandate: the two values, the result, and what proves the company's value. */
export function FitTable({ fit, linkOf }: FitTableProps) {
  return (
    <Section id="fit" title={fit.title} note={fit.note} spaced={false}>
      {fit.parts.map(({ key, title, note, rows }) => (
        <CriteriaTable
          key={key}
          caption={title}
          note={note}
          wantedHead={fit.heads.wanted}
          hasHead={fit.heads.has}
          rows={rows.map((row) => ({ ...row, has: <Proved row={row} linkOf={linkOf} /> }))}
        />
      ))}
    </Section>
  );
}

function Proved({
  row: { has, evidence, documents },
  linkOf,
}: { row: FitRow } & Pick<FitTableProps, "linkOf">) {
  return (
    <>
      {has}
      <br />
      <span className="muted">{evidence}</span>
      {documents.map(({ id, name }) => (
        <span key={id}>
          <br />
          <a href={linkOf(id)}>{name}</a>
        </span>
      ))}
    </>
  );
}
