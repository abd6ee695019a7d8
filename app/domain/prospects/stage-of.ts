import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import type { CurrentState } from "./current-state.ts";

/** Where a prospect stands with one institution, for the company. */
export const COMPANY_STAGES = ["asked", "applied", "offered", "agreed", "drawn"] as const;
export type CompanyStage = (typeof COMPANY_STAGES)[number];

/** The stage of what goes on or was paid out; null of what ended without money. */
export function companyStageOf(state: CurrentState): CompanyStage | null {
  switch (state.of) {
    case "introduction":
      return state.turn === null ? null : state.act === "offer" ? "applied" : "asked";
    case "application":
      return state.turn === null ? null : "applied";
    case "offer":
      return isOpenOffer(state.status) ? "offered" : null;
    case "deal":
      if (state.status === "fell_through" || state.status === "released") return null;
      return state.status === "drawn" || state.status === "in_force" ? "drawn" : "agreed";
    case "drawdown":
      return "agreed";
  }
}
