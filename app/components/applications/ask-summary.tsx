import { Section } from "#app/components/ui/page-header.tsx";
import { Stat, Stats } from "#app/components/ui/stats.tsx";
import type { AskShown } from "#app/shared/dossier/shown.ts";

/** Who asks for what and why: the first screen of an application. */
export function AskSummary({ ask }: { ask: AskShown }) {
  return (
    <Section id="asked" title={ask.title} spaced={false}>
      <div className="stack">
        <Stats>
          {ask.figures.map(({ key, label, value, note, exact }) => (
            <Stat
              key={key}
              label={label}
              value={
                <span className="whitespace-normal" title={exact ?? undefined}>
                  {value}
                </span>
              }
              note={note}
            />
          ))}
        </Stats>
        {ask.words.map(({ key, label, lead, text }) => (
          <div key={key}>
            <h3>{label}</h3>
            <p className="whitespace-pre-line">
              {lead === null ? null : (
                <>
                  <b>{lead}</b>
                  <br />
                </>
              )}
              {text}
            </p>
          </div>
        ))}
      </div>
    </Section>
  );
}
