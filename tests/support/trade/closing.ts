import fc from "fast-check";
import { amount, command, side, type TradeCommand } from "./command.ts";
import { type Side, WAN } from "./model.ts";
import { moves } from "./moves.ts";

/** From an offer towards the money, in one go: chance alone seldom gets that far. */
const ending = fc.constantFrom("paid" as const, "argued" as const, "beside another" as const);
export const closing = fc.tuple(side, amount, fc.integer({ min: 2, max: 10 }), ending).map((drawn) => {
  const [of, fen, length, end] = drawn;
  const isArgued = end === "argued";
  const rival: Side = of === 0 ? 1 : 0;
  const on = (name: string, model: TradeCommand["model"], real: TradeCommand["real"]) =>
    command(`${name}(${of})`, model, real);
  return [
    ...(end === "beside another"
      ? [
          command(
            `issue(${rival}, ${fen / WAN})`,
            (t) => moves.issue(t, rival, fen),
            (h) => h.issue(rival, fen),
          ),
        ]
      : []),
    on(
      `issue ${fen / WAN} `,
      (t) => moves.issue(t, of, fen),
      (h) => h.issue(of, fen),
    ),
    on(
      "accept",
      (t) => moves.answer(t, of, "accept", fen),
      (h) => h.answer(of, "accept", fen),
    ),
    on(
      "send",
      (t) => moves.contract(t, of, "send"),
      (h) => h.contract(of, "send"),
    ),
    on(
      "sign",
      (t) => moves.contract(t, of, "sign_by_company"),
      (h) => h.contract(of, "sign_by_company"),
    ),
    on(
      "countersign",
      (t) => moves.contract(t, of, "sign_by_institution"),
      (h) => h.contract(of, "sign_by_institution"),
    ),
    on(
      "satisfy",
      (t) => moves.settle(t, of, "satisfy"),
      (h) => h.settle(of, "satisfy"),
    ),
    on(
      `request ${fen / WAN} `,
      (t) => moves.request(t, of, fen),
      (h) => h.request(of, fen),
    ),
    on(
      "fund",
      (t) => moves.pay(t, of, "fund"),
      (h) => h.pay(of, "fund"),
    ),
    on(
      isArgued ? "dispute" : "confirm",
      (t) => moves.pay(t, of, isArgued ? "dispute" : "confirm"),
      (h) => h.pay(of, isArgued ? "dispute" : "confirm"),
    ),
  ].slice(0, end === "beside another" ? undefined : length);
});
