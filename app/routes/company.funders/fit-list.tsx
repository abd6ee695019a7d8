import { type MouseEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRetainedRows } from "#app/components/matching/retained-rows.ts";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { isPlainClick, usePlainLinks } from "#app/components/ui/plain-links.ts";
import type { FunderView } from "#app/domain/matching/ranking/funder-view.ts";
import { paths } from "#app/shared/paths.ts";
import type { FunderTexts } from "./format-funders.server.ts";
import { useFunderRow } from "./funder-row.tsx";
import { OpenFunder } from "./open-funder.tsx";
import type { FundersProspect } from "./shapes.ts";

interface FitListProps {
  fitting: readonly FunderTexts[];
  prospect: FundersProspect;
  from: number;
  /** The page's URL after a change. */
  url: (change: Record<string, string>) => string;
  /** The row that the page was asked to open, M-0142, with its details. */
  opened: { number: string; funder: FunderView } | null;
  now: Date;
}

/** The eligible mandates, best first; opening one shows its terms and every criterion, in both directions. */
export function FitList({ fitting, prospect, from, url, opened, now }: FitListProps) {
  const t = useTranslations("matching.funders");
  const live = useTranslations("matching.live");
  const goTo = usePlainLinks();
  const funderRow = useFunderRow(runningNumber("prospect", prospect.number), now);
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
          return funderRow(row, {
            isOpen,
            whole: `${url({ open: number })}#${number}`,
            children: isOpen ? (
              <>
                {isRemoved ? <p className="small muted">{live("kept")}</p> : null}
                <OpenFunder
                  loaded={opened?.number === number ? opened.funder : null}
                  address={paths.company.funder(number, prospect.id)}
                />
              </>
            ) : null,
          });
        })}
      </ol>
    </NamedSection>
  );
}
