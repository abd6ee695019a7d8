import { type MouseEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRetainedRows } from "#app/components/matching/retained-rows.ts";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { isPlainClick, usePlainLinks } from "#app/components/ui/plain-links.ts";
import type { FunderView } from "#app/domain/matching/ranking/funder-view.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import type { FunderTexts } from "./format-funders.server.ts";
import { FunderRow } from "./funder-row.tsx";
import { OpenFunder } from "./open-funder.tsx";

interface FitListProps {
  fitting: readonly FunderTexts[];
  prospectId: string;
  from: number;
  /** The cursor of the page, from its URL. */
  after: string | undefined;
  /** The row that the page was asked to open, M-0142, with its details. */
  opened: { number: string; funder: FunderView } | null;
  now: Date;
}

/** The eligible mandates, best first; opening one shows its terms and every criterion, in both directions. */
export function FitList({ fitting, prospectId, from, after, opened, now }: FitListProps) {
  const t = useTranslations("matching.funders");
  const live = useTranslations("matching.live");
  const goTo = usePlainLinks();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(opened === null ? [] : [opened.number]));
  const retained = useRetainedRows(
    fitting,
    ({ number }) => number,
    (number) => open.has(number),
  );
  if (retained.length === 0) return <EmptyState title={t("empty.noFit")}>{t("empty.noFitText")}</EmptyState>;

  function onMore(event: MouseEvent<HTMLElement>): void {
    const link = event.target instanceof Element ? event.target.closest("a.more-link") : null;
    const number = link?.closest("li")?.id;
    if (number === undefined || !isPlainClick(event)) return;
    event.preventDefault();
    setOpen((numbers) => {
      const changed = new Set(numbers);
      if (!changed.delete(number)) changed.add(number);
      return changed;
    });
  }

  return (
    <NamedSection id="fit" title={t("fitTitle")} heading="hidden">
      <ol
        className="list-rows"
        start={from + 1}
        onClick={(event) => {
          onMore(event);
          goTo(event);
        }}
      >
        {retained.map(({ row, isRemoved }) => {
          const { number } = row;
          const isOpen = open.has(number);
          const whole = withQuery(paths.company.funders(), { prospect: prospectId, after, open: number });
          return (
            <FunderRow
              key={number}
              row={row}
              prospectId={prospectId}
              now={now}
              isOpen={isOpen}
              whole={`${whole}#${number}`}
            >
              {isOpen ? (
                <>
                  {isRemoved ? <p className="small muted">{live("kept")}</p> : null}
                  <OpenFunder
                    loaded={opened?.number === number ? opened.funder : null}
                    address={paths.company.funder(number, prospectId)}
                  />
                </>
              ) : null}
            </FunderRow>
          );
        })}
      </ol>
    </NamedSection>
  );
}
