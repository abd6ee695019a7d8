import { useTranslations } from "use-intl";
import { WholeTeaser } from "#app/components/prospects/whole-teaser.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import type { Preview } from "./preview.ts";

/** The teaser itself: of the draft, unless that is what institutions see. */
export function ShownTeaser({ read }: { read: Preview }) {
  const t = useTranslations("prospect.teaser");
  const published = read.changed?.length === 0 ? read.published : null;
  const teaser = published ?? read.teaser;
  return (
    <Section id="preview" title={t(published === null ? "headingNext" : "heading")} spaced={false}>
      {teaser === null ? (
        <p className="muted">{t("notYet")}</p>
      ) : (
        <WholeTeaser number={read.prospect.number} teaser={teaser} />
      )}
      <p className="note-line">{t("hidden")}</p>
    </Section>
  );
}
