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

const outcome = fc.constantFrom("stands" as const, "undone" as const);
const party = fc.constantFrom("company" as const, "institution" as const);

/** Money that comes and is reversed by both sides, or by a decision. */
export const reversing = fc
  .tuple(side, amount, party, fc.constantFrom("agree" as const, "dispute" as const), outcome)
  .map(([of, fen, by, way, found]) => {
    const other = by === "company" ? "institution" : "company";
    return [
      command("issue", of, fen),
      command("answer", of, "accept", fen),
      command("contract", of, "send"),
      command("contract", of, "sign_by_company"),
      command("contract", of, "sign_by_institution"),
      command("settle", of, "satisfy"),
      command("request", of, fen),
      command("pay", of, "fund"),
      command("pay", of, "confirm"),
      command("proposeReversal", of, "last", by),
      ...(way === "agree"
        ? [command("settleReversal", of, "last", other, "agree")]
        : [
            command("lapseReversal", of, "last"),
            command("disputeReversal", of, "last", by),
            command("decideReversal", of, "last", found),
          ]),
    ];
  });
