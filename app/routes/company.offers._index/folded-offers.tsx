import { More } from "#app/components/ui/disclosure.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { RecordTable } from "#app/components/ui/record-table.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import type { Column } from "#app/components/ui/table.tsx";
import { paths } from "#app/shared/paths.ts";
import { Cell, Until } from "./cell.tsx";
import type { CellShown, EndedShown, RestShown, UnanswerableShown } from "./shown.ts";

function OfferLink({ id, name, instrument }: { id: string; name: string; instrument: string }) {
  return (
    <>
      <a className="row-link" href={paths.company.offer(id)}>
        {name}
      </a>
      <small>{instrument}</small>
    </>
  );
}

interface Listed {
  id: string;
  name: string;
  instrument: string;
  amount: CellShown;
}

/** Whose offer it is, with the way to its page, and its amount. */
function firstColumns<Row extends Listed>(heads: Record<"institution" | "amount", string>): Column<Row>[] {
  return [
    { key: "institution", head: heads.institution, cell: (offer) => <OfferLink {...offer} /> },
    { key: "amount", head: heads.amount, number: true, cell: ({ amount }) => <Cell {...amount} /> },
  ];
}

/** The offers of a kind that have no column at present, and the ways to give them one. */
export function RestOfOffers({
  title,
  heads,
  rows,
  parts,
  to,
}: RestShown & { to: (part: string) => string }) {
  return (
    <More summary={title}>
      <RecordTable
        caption={title}
        rows={rows}
        columns={[
          ...firstColumns<(typeof rows)[number]>(heads),
          { key: "measure", head: heads.measure, number: true, cell: ({ measure }) => <Cell {...measure} /> },
          { key: "until", head: heads.until, cell: ({ until }) => <Until until={until} /> },
        ]}
      />
      <ul className="link-list">
        {parts.map(({ part, text }) => (
          <li key={part}>
            <a href={to(part)}>{text}</a>
          </li>
        ))}
      </ul>
    </More>
  );
}

/** Offers that can't be answered now, each with the way to its page. */
export function UnanswerableOffers({ text, offers }: UnanswerableShown) {
  return (
    <Notice tone="due">
      <p>{text}</p>
      <ul className="link-list">
        {offers.map(({ id, name }) => (
          <li key={id}>
            <a href={paths.company.offer(id)}>{name}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Offers that were answered or have ended, folded away. */
export function EndedOffers({ title, summary, heads, rows }: EndedShown) {
  return (
    <Section id="ended" title={title}>
      <More summary={summary}>
        <RecordTable
          caption={title}
          rows={rows}
          columns={[
            ...firstColumns<(typeof rows)[number]>(heads),
            { key: "status", head: heads.status, cell: ({ status }) => status },
            { key: "since", head: heads.since, number: true, cell: ({ since }) => since },
          ]}
        />
      </More>
    </Section>
  );
}
