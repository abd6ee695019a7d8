import { useTranslations } from "use-intl";
import { TeaserCard } from "#app/components/prospect/teaser-card.tsx";
import { TeaserFacts, TeaserTextsView } from "#app/components/prospect/teaser-texts.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import type { Submission } from "./view.ts";

/** The teaser of the submission, coarsened as it would be shown. */
export function AsInstitutions({ submission }: { submission: Submission }) {
  const t = useTranslations("admin.case");
  const { teaser, number, version } = submission;
  const view = { ...teaser, number: String(number).padStart(4, "0"), version };
  return (
    <Section id="teaser" title={t("asInstitutions")} spaced={false}>
      <TeaserCard teaser={view} />
      <More summary={t("teaserMore")}>
        <TeaserFacts teaser={view} />
        <TeaserTextsView texts={teaser} />
      </More>
    </Section>
  );
}
