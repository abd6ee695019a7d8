import fc from "fast-check";
import { CONDITION_MOVES } from "#app/domain/deals/condition.ts";
import { DISPUTE_OUTCOMES } from "#app/domain/deals/dispute.ts";
import { type Said, type Side, type Trade, WAN } from "./model.ts";
import { type CompanyAnswer, moves } from "./moves.ts";
import type { realMoves } from "./real.ts";

type RealMoves = ReturnType<typeof realMoves>;

/** One act of a party, or of the clock: what it does to the model, and the same in the house. */
export interface TradeCommand {
  readonly name: string;
  model: (trade: Trade) => Said;
  real: (house: RealMoves) => Promise<Said>;
}

const side = fc.constantFrom<Side[]>(0, 1);
const amount = fc.constantFrom(50n, 100n, 200n, 300n, 500n, 800n).map((wan) => wan * WAN);
const party = fc.constantFrom("company" as const, "institution" as const);

function command(name: string, model: TradeCommand["model"], real: TradeCommand["real"]): TradeCommand {
  return { name, model, real };
}

const issue = fc.tuple(side, amount).map(([of, fen]) =>
  command(
    `issue(${of}, ${fen / WAN})`,
    (t) => moves.issue(t, of, fen),
    (h) => h.issue(of, fen),
  ),
);
const revise = fc.tuple(side, amount).map(([of, fen]) =>
  command(
    `revise(${of}, ${fen / WAN})`,
    (t) => moves.revise(t, of, fen),
    (h) => h.revise(of, fen),
  ),
);
const answerWith = (answer: fc.Arbitrary<CompanyAnswer>) =>
  fc.tuple(side, answer, amount).map(([of, with_, fen]) =>
    command(
      `${with_}(${of}, ${fen / WAN})`,
      (t) => moves.answer(t, of, with_, fen),
      (h) => h.answer(of, with_, fen),
    ),
  );
const ofSide = (name: "withdraw" | "lapse" | "revoke" | "drop") =>
  side.map((of) =>
    command(
      `${name}(${of})`,
      (t) => moves[name](t, of),
      (h) => h[name](of),
    ),
  );
const expire = fc.constant(
  command(
    "expire()",
    (t) => moves.expire(t),
    (h) => h.expire(),
  ),
);
const contract = fc
  .tuple(side, fc.constantFrom("send" as const, "sign_by_company" as const, "sign_by_institution" as const))
  .map(([of, act]) =>
    command(
      `${act}(${of})`,
      (t) => moves.contract(t, of, act),
      (h) => h.contract(of, act),
    ),
  );
const request = fc.tuple(side, amount).map(([of, fen]) =>
  command(
    `request(${of}, ${fen / WAN})`,
    (t) => moves.request(t, of, fen),
    (h) => h.request(of, fen),
  ),
);
const pay = fc
  .tuple(side, fc.constantFrom("fund" as const, "confirm" as const, "dispute" as const))
  .map(([of, act]) =>
    command(
      `${act}(${of})`,
      (t) => moves.pay(t, of, act),
      (h) => h.pay(of, act),
    ),
  );
const settle = fc.tuple(side, fc.constantFrom(...CONDITION_MOVES)).map(([of, move]) =>
  command(
    `${move}(${of})`,
    (t) => moves.settle(t, of, move),
    (h) => h.settle(of, move),
  ),
);
const undo = fc.tuple(side, fc.constantFrom("withdraw" as const, "take_back" as const)).map(([of, move]) =>
  command(
    `undo ${move}(${of})`,
    (t) => moves.undo(t, of, move),
    (h) => h.undo(of, move),
  ),
);
const decide = fc.tuple(side, fc.constantFrom(...DISPUTE_OUTCOMES), amount).map(([of, outcome, fen]) =>
  command(
    `decide ${outcome}(${of}, ${fen / WAN})`,
    (t) => moves.decide(t, of, outcome, fen),
    (h) => h.decide(of, outcome, fen),
  ),
);
const fallThrough = fc.tuple(side, party).map(([of, by]) =>
  command(
    `fallThrough(${of}, ${by})`,
    (t) => moves.fallThrough(t, of, by),
    (h) => h.fallThrough(of, by),
  ),
);
/** From an offer towards the money, in one go: chance alone seldom gets that far. */
const ending = fc.constantFrom("paid" as const, "argued" as const, "beside another" as const);
const closing = fc.tuple(side, amount, fc.integer({ min: 2, max: 10 }), ending).map((drawn) => {
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

/** An offer whose time is over, and the clock that finds it. */
const lapsing = fc.tuple(ofSide("lapse"), expire);

const single = fc
  .oneof(
    { weight: 4, arbitrary: issue },
    { weight: 2, arbitrary: revise },
    { weight: 4, arbitrary: answerWith(fc.constant("accept")) },
    { weight: 3, arbitrary: answerWith(fc.constantFrom("counter", "decline", "view")) },
    { weight: 1, arbitrary: fc.oneof(ofSide("withdraw"), ofSide("lapse"), ofSide("revoke")) },
    { weight: 1, arbitrary: expire },
    { weight: 4, arbitrary: contract },
    { weight: 2, arbitrary: settle },
    { weight: 3, arbitrary: fc.oneof(undo, decide, ofSide("drop")) },
    { weight: 3, arbitrary: request },
    { weight: 5, arbitrary: pay },
    { weight: 2, arbitrary: fallThrough },
  )
  .map((one) => [one]);

/** What two institutions, a company and the clock may do to one prospect, in any order. */
export const sequences: fc.Arbitrary<TradeCommand[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: single },
      { weight: 2, arbitrary: closing },
      { weight: 1, arbitrary: lapsing },
    ),
    {
      minLength: 4,
      maxLength: 16,
    },
  )
  .map((parts) => parts.flat());
