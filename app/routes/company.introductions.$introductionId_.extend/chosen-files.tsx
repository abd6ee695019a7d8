import { useTranslations } from "use-intl";
import { Section } from "#app/components/ui/page-header.tsx";
import { paths } from "#app/shared/paths.ts";
import type { reviewExtension } from "#app/services/introductions/review-extension.server.ts";

interface ChosenFilesProps extends Pick<Awaited<ReturnType<typeof reviewExtension>>, "files"> {
  institution: string;
}

/** Each file that an extension opens, by name: its company may look at it first. */
export function ChosenFiles({ files, institution }: ChosenFilesProps) {
  const t = useTranslations("binding.extend.files");
  if (files.length === 0) return null;
  return (
    <Section id="files" title={t("title")} spaced={false}>
      <div className="stack">
        <p className="small muted">{t("lead", { institution })}</p>
        <ul>
          {files.map(({ id, fileId, name }) => (
            <li key={id}>
              <a href={paths.company.documentFile(fileId)}>{name}</a>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
