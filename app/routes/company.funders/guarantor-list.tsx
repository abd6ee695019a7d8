import { useTranslations } from "use-intl";
import { ListRow } from "#app/components/ui/list-row.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { paths } from "#app/shared/paths.ts";
import type { GuarantorTexts } from "./format-funders.server.ts";
import { useFunderState } from "./funder-state.tsx";
import { MandateMeta } from "./mandate-meta.tsx";

interface GuarantorListProps {
  guarantors: readonly GuarantorTexts[];
  /** The prospect's number, P-2417. */
  prospect: string;
  now: Date;
}

/** Guarantors that fit the whole of an ask that is accepted in full: the company asks them, as they don't find it. */
export function GuarantorList({ guarantors, prospect, now }: GuarantorListProps) {
  const t = useTranslations("matching.funders.guarantors");
  const goTo = usePlainLinks();
  const funderState = useFunderState(prospect, now);
  if (guarantors.length === 0) return null;
  return (
    <Section id="guarantors" title={t("title")} note={t("note")} spaced={false}>
      <ul className="list-rows" onClick={goTo}>
        {guarantors.map((one) => (
          <ListRow
            key={one.number}
            id={`guarantor-${one.number}`}
            ring={null}
            title={<a href={paths.publicInstitution(one.institutionId)}>{one.title}</a>}
            meta={<MandateMeta mandate={one} />}
            sum={one.sum}
            terms={one.terms}
            actions={funderState(one)}
          />
        ))}
      </ul>
    </Section>
  );
}
