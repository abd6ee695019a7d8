import { useTranslations } from "use-intl";
import { clockText, formatCount } from "#app/i18n/format.ts";
import type { EditedMandate, ShownPreview } from "./shapes.ts";
import { NamedSection } from "#app/components/ui/page-header.tsx";
import { LazyUsefulChanges } from "./lazy-views.ts";
import { RemainingProspects } from "./remaining-prospects.tsx";
import { FittingSample } from "./fitting-sample.tsx";

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
        <RemainingProspects preview={preview} />
      </NamedSection>
      <FittingSample preview={preview} mandate={mandate} />
      {preview.changes.length === 0 ? null : <LazyUsefulChanges changes={preview.changes} />}
    </aside>
  );
}

/** On a phone the count is below a long form: it stays visible, with a link to the rest. */
export function FitsBar({ fits }: { fits: number }) {
  const t = useTranslations("mandate.preview");
  return (
    <div className="live-bar">
      <b>{t("fit", { count: fits })}</b>
      <a href="#fits">{t("see")}</a>
    </div>
  );
}
