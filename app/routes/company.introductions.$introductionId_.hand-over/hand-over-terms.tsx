import { useTranslations } from "use-intl";
import { DocumentKindName } from "#app/components/documents/file-facts.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import type { Read } from "./shapes.ts";

/** What an institution asks for, in its words, and until when. */
export function Asked({ of, code, words, kind, dueOn, institution }: Read) {
  const t = useTranslations("handing.terms");
  const title = useTranslations("handing")("asked", { institution });
  const written = <span className="written">{words}</span>;
  return (
    <Section id="asked" title={title} spaced={false}>
      <FactList>
        <Fact label={t(of)} value={code === null ? written : <Term of="requestedItems" code={code} />} />
        {code === null || words === null ? null : <Fact label={t("words")} value={written} />}
        {of === "condition" ? null : <Fact label={t("kind")} value={<DocumentKindName kind={kind} />} />}
        {dueOn === null ? null : <Fact label={t("due")} value={<Day day={dueOn} />} />}
      </FactList>
    </Section>
  );
}

/** Who would read the answer, for what and until when. */
export function HandOverTerms({ institution, consent }: Pick<Read, "institution" | "consent">) {
  const t = useTranslations("handing.terms");
  return (
    <FactList>
      <Fact label={t("to")} value={institution} />
      {consent === null ? null : (
        <>
          <Fact label={t("purpose")} value={<Term of="consentPurposes" code={consent.purpose} />} />
          <Fact label={t("until")} value={<Day day={lastDayOf(consent.expiresAt)} />} />
        </>
      )}
    </FactList>
  );
}
