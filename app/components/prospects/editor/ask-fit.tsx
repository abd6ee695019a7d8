import { SidebarSection } from "#app/components/ui/facts.tsx";
import type { AskFitTexts } from "./ask-fit-texts.ts";

interface AskFitProps {
  loaded: AskFitTexts;
  /** The server's answer to the last save, which has it anew. */
  answer?: object | undefined;
}

/** How many mandates an ask fits, and what each change would add: beside the form, renewed with each save. */
export function AskFitPanel({ loaded, answer }: AskFitProps) {
  const { title, count, text, helpful, changes, link } =
    (answer as { fit?: AskFitTexts | null } | undefined)?.fit ?? loaded;
  return (
    <SidebarSection title={title}>
      <div className="stack small" role="status">
        <p>
          <b>{count}</b>
        </p>
        {text === null ? null : <p className="muted">{text}</p>}
        {changes.length === 0 ? null : (
          <>
            <p>{helpful}</p>
            <ul className="plain-list">
              {changes.map(({ edit, gain }) => (
                <li key={edit}>
                  {edit} <b className="nowrap">{gain}</b>
                </li>
              ))}
            </ul>
          </>
        )}
        {link === null ? null : <a href={link.to}>{link.text}</a>}
      </div>
    </SidebarSection>
  );
}
