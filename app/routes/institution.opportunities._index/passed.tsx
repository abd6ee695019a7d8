import { useLocale, useTranslations } from "use-intl";
import { BilingualText } from "#app/components/matching/bilingual-text.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { EmptyState, Notice } from "#app/components/ui/notice.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { opportunitiesUrl, type OpportunitiesQuery } from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import { Link } from "@remix-run/react";
import { formatRelative } from "#app/i18n/format.ts";
import { OpportunityTabs } from "./opportunity-tabs.tsx";
import type { OpportunityCounts, Passed } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

interface UndoProps {
  query: OpportunitiesQuery;
  mandateId: string;
  prospectId: string;
}

/** Shown after a pass: what it changed, with an undo. */
export function PassedNotice({ change, ...undo }: UndoProps & { change: string | null }) {
  const t = useTranslations("matching.opportunities.pass");
  return (
    <Notice live>
      <div className="row row-between">
        <p>
          {t("done")} {change === null ? null : t("doneLearned", { change })}
        </p>
        <UndoForm {...undo} />
      </div>
    </Notice>
  );
}

function UndoForm({ query, mandateId, prospectId }: UndoProps) {
  const t = useTranslations("matching.opportunities.pass");
  return (
    <PostForm
      className="row"
      action={opportunitiesUrl(paths.institution.opportunities(), query, {})}
      sent={{ mandateId, prospectId }}
    >
      <button className="btn btn-secondary btn-sm" type="submit" name="act" value="undo">
        {t("undo")}
      </button>
    </PostForm>
  );
}

interface PassedListProps {
  mandateId: string;
  passed: readonly Passed[];
  next: string | null;
  query: OpportunitiesQuery;
  now: Date;
  counts: OpportunityCounts;
  mayUndo: boolean;
}

/** Prospects passed on for this mandate, each with its reason and an undo. */
export function PassedList({ mandateId, passed, next, query, now, counts, mayUndo }: PassedListProps) {
  const t = useTranslations("matching.opportunities.passed");
  const reason = useTranslations("matching.opportunities.pass");
  const locale = useLocale();
  const term = useTerm();
  const { column, buttons } = columnsNamed(passed, t);
  return (
    <section className="stack" aria-labelledby="passed">
      <OpportunityTabs query={query} counts={counts} />
      <h2 className="visually-hidden" id="passed">
        {t("title")}
      </h2>
      {passed.length === 0 ? (
        <EmptyState title={t("empty")} />
      ) : (
        <Table
          caption={t("title")}
          rows={passed}
          rowKey={({ prospect }) => prospect.id}
          columns={[
            column("opportunity", ({ prospect }) => (
              <Link to={paths.institution.opportunity(prospect.id, mandateId)}>
                <BilingualText
                  zh={prospect.headlineZh}
                  en={prospect.headlineEn}
                  none={runningNumber("prospect", prospect.number)}
                />
              </Link>
            )),
            {
              key: "reason",
              head: reason("why"),
              cell: ({ pass }) =>
                [term("declineReasons", pass.reasonCode), pass.note]
                  .filter((text) => text !== null)
                  .join(" · "),
            },
            column("when", ({ pass }) => formatRelative(locale, pass.passedAt, now)),
            ...(mayUndo
              ? [
                  buttons(
                    "undo",
                    ({ prospect }) => (
                      <UndoForm query={query} mandateId={mandateId} prospectId={prospect.id} />
                    ),
                    t("undo"),
                  ),
                ]
              : []),
          ]}
        />
      )}
      <Pagination
        isFirst={query.after === undefined}
        next={next}
        to={(after) => opportunitiesUrl(paths.institution.opportunities(), query, { after })}
      />
    </section>
  );
}
