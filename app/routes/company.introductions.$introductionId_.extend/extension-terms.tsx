import { Fragment } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { Term, TermList } from "#app/components/ui/term.tsx";
import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { type ConsentTerms, lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { formatDay } from "#app/i18n/format.ts";

interface ExtensionTermsProps {
  active: ConsentTerms & { purpose: string };
  next: ConsentTerms;
  added: readonly FieldGroup[];
  files: readonly { id: string; fileId: string }[];
  /** What a renewal opens again beside. */
  reopened: readonly { fileId: string }[];
}

/** What an extension adds to the consent in force, and its end; the choice is sent on by the form around it. */
export function ExtensionTerms({ active, next, added, files, reopened }: ExtensionTermsProps) {
  const t = useTranslations("binding.extend");
  const steps = useTranslations("introduction.steps");
  const locale = useLocale();
  const day = formatDay(locale, lastDayOf(next.expiresAt));
  const isLonger = next.expiresAt > active.expiresAt;
  return (
    <>
      <FactList>
        {added.length === 0 ? null : (
          <Fact label={t("added")} value={<TermList of="fieldGroups" codes={added} />} />
        )}
        {files.length === 0 ? null : (
          <Fact label={t("files.title")} value={t("files.count", { count: files.length })} />
        )}
        <Fact label={steps("opens")} value={<TermList of="fieldGroups" codes={active.fieldGroups} />} />
        <Fact label={steps("purpose")} value={<Term of="consentPurposes" code={active.purpose} />} />
        <Fact label={t("until")} value={isLonger ? day : t("unchanged", { day })} />
      </FactList>
      <input type="hidden" name="until" value={lastDayOf(next.expiresAt)} />
      {reopened.map(({ fileId }) => (
        <input key={fileId} type="hidden" name="reopened" value={fileId} />
      ))}
      {added.map((group) => (
        <input key={group} type="hidden" name="added" value={group} />
      ))}
      {files.map(({ id, fileId }) => (
        <Fragment key={id}>
          <input type="hidden" name="documents" value={id} />
          <input type="hidden" name="files" value={fileId} />
        </Fragment>
      ))}
    </>
  );
}
