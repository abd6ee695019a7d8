import type { Evaluation } from "#app/domain/matching/evaluation/evaluate.ts";
import type { Figures } from "#app/domain/matching/evaluation/tally.ts";

const COLUMNS: readonly [string, (figures: Figures) => number][] = [
  ["hit@1", ({ hit1 }) => hit1],
  ["hit@5", ({ hit5 }) => hit5],
  ["hit@10", ({ hit10 }) => hit10],
  ["MRR", ({ mrr }) => mrr],
  ["NDCG@10", ({ ndcg10 }) => ndcg10],
  ["all hit@10", ({ allHit10 }) => allHit10],
  ["tail hit@10", ({ tailHit10 }) => tailHit10],
  ["coverage", ({ coverage }) => coverage],
  ["Gini", ({ gini }) => gini],
  ["ECE", ({ ece }) => ece],
  ["funder hit@10", ({ funder }) => funder.hit10],
  ["funder NDCG@10", ({ funder }) => funder.ndcg10],
  ["funder AUC", ({ funder }) => funder.auc],
];

/** A readable table of a run's figures: one line per ranking method. */
export function evaluationTable(result: Evaluation, seconds: number): string {
  const { random, popularity, local } = result.baselines;
  const rows: [string, Figures][] = [
    ["random", random],
    ["popularity", popularity],
    ["local", local],
    ["static", result.static],
    ["prequential", result.prequential],
  ];
  const head = ["", ...COLUMNS.map(([name]) => name)];
  const cells = [
    head,
    ...rows.map(([name, figures]) => [name, ...COLUMNS.map(([, read]) => read(figures).toFixed(3))]),
  ];
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  const lines = cells.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "),
  );
  const { model, adopted } = result.trained;
  const fitted = adopted
    ? `fitted on ${model.events} events`
    : "the weights of launch: the window teaches too little";
  return `${result.events} events, ${result.candidates} candidates, model ${model.version} (${fitted}), ${seconds} s\n\n${lines.join("\n")}\n`;
}
