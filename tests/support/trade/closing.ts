import fc from "fast-check";
import { amount, command, side } from "./command.ts";
import type { Side } from "./model.ts";

/** From an offer to the money in one step: random sequences seldom get that far. */
const ending = fc.constantFrom("paid" as const, "argued" as const, "beside another" as const);
export const closing = fc.tuple(side, amount, fc.integer({ min: 2, max: 10 }), ending).map((drawn) => {
  const [of, fen, length, end] = drawn;
  const rival: Side = of === 0 ? 1 : 0;
  return [
    ...(end === "beside another" ? [command("issue", rival, fen)] : []),
    command("issue", of, fen),
    command("answer", of, "accept", fen),
    command("contract", of, "send"),
    command("contract", of, "sign_by_company"),
    command("contract", of, "sign_by_institution"),
    command("settle", of, "satisfy"),
    command("request", of, fen),
    command("pay", of, "fund"),
    command("pay", of, end === "argued" ? "dispute" : "confirm"),
  ].slice(0, end === "beside another" ? undefined : length);
});
