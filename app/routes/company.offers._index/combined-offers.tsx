import { Fragment } from "react";
import { Section } from "#app/components/ui/page-header.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { paths } from "#app/shared/paths.ts";
import { Cell } from "./cell.tsx";
import type { CombinationsShown } from "./shown.ts";

/** Pairs of offers that can both be accepted and fill what is sought. */
export function CombinedOffers({ title, lead, heads, rows }: CombinationsShown) {
  return (
    <Section id="combinations" title={title}>
      <p className="note-line">{lead}</p>
      <Table
        cards
        caption={title}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "pair",
            head: heads.pair,
            cell: ({ offers }) =>
              offers.map(({ id, name }, index) => (
                <Fragment key={id}>
                  {index === 0 ? null : " + "}
                  <a href={paths.company.offer(id)}>{name}</a>
                </Fragment>
              )),
          },
          { key: "amount", head: heads.amount, number: true, cell: ({ amount }) => <Cell {...amount} /> },
          { key: "cost", head: heads.cost, number: true, cell: ({ cost }) => <Cell {...cost} /> },
          { key: "rate", head: heads.rate, number: true, cell: ({ rate }) => rate },
          { key: "given", head: heads.given, number: true, cell: ({ given }) => given },
        ]}
      />
    </Section>
  );
}
