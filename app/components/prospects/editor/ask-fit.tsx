import type { AskFitTexts } from "./ask-fit-texts.ts";

interface AskFitProps {
  loaded: AskFitTexts;
  /** Beside a form: where there is no room its count stays in sight. */
  isBeside?: boolean;
  /** The server's answer to the last save, which has it anew. */
  answer?: object | undefined;
}

/** How many mandates an ask fits, and what each change would add; renewed with each save of its form. */
export function AskFitPanel({ loaded, isBeside = false, answer }: AskFitProps) {
  const { title, count, text, helpful, changes, link } =
    (answer as { fit?: AskFitTexts | null } | undefined)?.fit ?? loaded;
  return (
    <section className={isBeside ? "ask-fit ask-fit--beside" : "ask-fit"} aria-label={title}>
      <p className="rail__title">{title}</p>
      <p className="ask-fit__count" role="status">
        {count}
      </p>
      {text === null ? null : <p className="muted">{text}</p>}
      {changes.length === 0 ? null : (
        <div className="stack">
          <p>{helpful}</p>
          <ul className="plain-list">
            {changes.map(({ edit, gain }) => (
              <li key={edit}>
                {edit} <b className="nowrap">{gain}</b>
              </li>
            ))}
          </ul>
        </div>
      )}
      {link === null ? null : <a href={link.to}>{link.text}</a>}
    </section>
  );
}
