import type { PipelineCard, waitsOnWhom } from "#app/domain/pipeline/card.ts";

type CardAct = "answer" | "consent" | "accept" | "check" | "complete" | "decide";

interface Waiting extends Pick<PipelineCard, "kind" | "status"> {
  waits: ReturnType<typeof waitsOnWhom>;
}

/** What is due before a card's clock ends. */
export function cardAct({ kind, status, waits }: Waiting): CardAct {
  if (kind === "introduction") return waits === "us" ? "answer" : "consent";
  if (kind === "offer") return waits === "us" ? "answer" : "accept";
  if (status === "submitted") return "check";
  return status === "incomplete" ? "complete" : "decide";
}
