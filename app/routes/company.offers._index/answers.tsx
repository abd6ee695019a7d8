import { Fragment } from "react";
import { paths } from "#app/shared/paths.ts";
import type { AnswersShown } from "./shown.ts";

/** The answers in short, above what they are taken from. */
export function AnswersInShort({ title, rows, pairs }: AnswersShown) {
  return (
    <section className="answers" aria-labelledby="answers">
      <h2 id="answers">{title}</h2>
      <dl>
        {rows.map(({ key, label, offers, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              {offers.map(({ id, name }, index) => (
                <Fragment key={id}>
                  {index === 0 ? null : " + "}
                  <a href={paths.company.offer(id)}>{name}</a>
                </Fragment>
              ))}
              <span>{value}</span>
            </dd>
          </div>
        ))}
      </dl>
      {pairs === null ? null : (
        <a className="small" href="#combinations">
          {pairs}
        </a>
      )}
    </section>
  );
}
