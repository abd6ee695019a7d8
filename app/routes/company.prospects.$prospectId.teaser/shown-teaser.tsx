import { useTranslations } from "use-intl";
import { TeaserCard } from "#app/components/prospects/teaser-card.tsx";
import { TeaserFacts, TeaserTextsView } from "#app/components/prospects/teaser-texts.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import type { Preview } from "./preview.ts";

/** The teaser itself. */
export function ShownTeaser({ read }: { read: Preview }) {
  const t = useTranslations("prospect.teaser");
  const { teaser, prospect } = read;
  return (
    <Section id="preview" title={t(read.disclosure?.counted ? "heading" : "headingNext")} spaced={false}>
      {teaser === null ? (
        <p className="muted">{t("notYet")}</p>
      ) : (
        <>
          <TeaserCard
            teaser={{
              ...teaser,
              number: runningNumber("prospect", prospect.number),
            }}
          >
            <TeaserTextsView texts={teaser} />
          </TeaserCard>
          <TeaserFacts
            teaser={{
              ...teaser,
              number: runningNumber("prospect", prospect.number),
            }}
          />
        </>
      )}
      <p className="note-line">{t("hidden")}</p>
    </Section>
  );
}
