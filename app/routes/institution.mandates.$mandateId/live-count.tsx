import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { useMandateEditFormatter } from "#app/components/matching/edit-formatter.ts";
import { BilingualText } from "#app/components/matching/bilingual-text.tsx";
import { paths } from "#app/shared/paths.ts";
import { clockText, formatCount, formatMoneyRange, formatMonthsRange } from "#app/i18n/format.ts";
import type { EditedMandate, ShownPreview } from "./shapes.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { TableHead } from "#app/components/ui/table-head.tsx";

interface LiveCountProps {
  mandate: EditedMandate;
  preview: ShownPreview;
  isCounting: boolean;
}

/** Prospects that fit the current form: the count, the effect of each criterion, a sample, and useful changes. */
export function LiveCount({ mandate, preview, isCounting }: LiveCountProps) {
  const t = useTranslations("mandate.preview");
  const { fits, before, countedAt } = preview;
  const when = clockText(countedAt);
  return (
    <aside className="stick stack-lg" aria-label={t("label")}>
      <NamedSection id="fits" title={t("titleVersion", { version: mandate.nextVersion })} heading="hidden">
        <p role="status">
          <span className="list-card__sum">{t("fit", { count: fits })}</span>
          <br />
          {preview.open === 0 ? null : (
            <>
              <span className="small">{t("open", { count: preview.open })}</span>
              <br />
            </>
          )}
          <span className="small muted">
            {isCounting
              ? t("counting")
              : before === null
                ? t("counted", { when })
                : t("before", { version: before.version, count: formatCount(before.fits), when })}
          </span>
        </p>
        <Leaves preview={preview} />
      </NamedSection>
      <Sample preview={preview} mandate={mandate} />
      <Changes preview={preview} />
    </aside>
  );
}

function Leaves({ preview }: { preview: ShownPreview }) {
  const t = useTranslations("mandate.preview");
  const { all, steps } = preview;
  const rows = [
    { group: "published" as const, left: all, removed: 0 },
    ...steps.filter(({ removed }) => removed > 0),
  ];
  return (
    <table className="funnel funnel--tight" role="table">
      <caption className="visually-hidden">{t("table")}</caption>
      <TableHead
        heads={[
          { head: t("after") },
          { head: t("left"), className: "num" },
          { head: <span className="visually-hidden">{t("share")}</span>, className: "funnel__bar" },
          { head: t("removed"), className: "num" },
        ]}
      />
      <tbody role="rowgroup">
        {rows.map(({ group, left, removed }, index) => (
          <tr role="row" key={group}>
            <th role="rowheader" scope="row">
              {group === "published" ? t("published") : t(`groups.${group}`)}
            </th>
            <td role="cell" className="num">
              <b>{formatCount(left)}</b>
            </td>
            <td role="cell" className="funnel__bar">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect
                  className={index === rows.length - 1 ? "series-3" : "series-1"}
                  width={all === 0 ? 0 : Math.round((1_000 * left) / all) / 10}
                  height="10"
                />
              </svg>
            </td>
            <td role="cell" className="num muted">
              {removed === 0 ? "–" : `−${formatCount(removed)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sample({ preview, mandate }: { preview: ShownPreview; mandate: EditedMandate }) {
  const t = useTranslations("mandate.preview");
  const locale = useLocale();
  const isListed = mandate.status === "active" && !mandate.hasDraft;
  return (
    <section>
      <h2 className="rail__title">
        {t("sample")}{" "}
        {isListed && preview.fits > 0 ? (
          <Link to={paths.institution.opportunities(mandate.id)}>{t("all")}</Link>
        ) : null}
      </h2>
      <p className="small muted">{t(preview.sample.length === 0 ? "none" : "sampleNote")}</p>
      <ol className="sample">
        {preview.sample.map(({ score, prospect }) => (
          <li key={prospect.id}>
            <b>{score}</b>
            <Link
              to={paths.institution.opportunity(
                prospect.id,
                mandate.version === null ? undefined : mandate.id,
              )}
            >
              <BilingualText
                zh={prospect.headlineZh}
                en={prospect.headlineEn}
                none={runningNumber("prospect", prospect.number)}
              />
            </Link>
            <span>
              {[
                formatMoneyRange(locale, prospect.shown.askFen.from, prospect.shown.askFen.to),
                ...(prospect.termMonthsMin === null && prospect.termMonthsMax === null
                  ? []
                  : [formatMonthsRange(locale, prospect.termMonthsMin, prospect.termMonthsMax)]),
              ].join(" · ")}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Changes({ preview }: { preview: ShownPreview }) {
  const t = useTranslations("mandate.preview");
  const words = useMandateEditFormatter("changes");
  if (preview.changes.length === 0) return null;
  return (
    <section>
      <h2 className="rail__title">{t("changes")}</h2>
      <ul className="stack small">
        {preview.changes.map(({ edit, gain }) => (
          <li className="change change--stack" key={edit.field}>
            <b>{words(edit)}</b>
            <span>{t("gain", { count: gain })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
