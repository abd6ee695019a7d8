import fc from "fast-check";
import { CONDITION_MOVES } from "#app/domain/deals/condition.ts";
import { DISPUTE_OUTCOMES } from "#app/domain/deals/dispute.ts";
import { closing } from "./closing.ts";
import { amount, command, side, type TradeCommand } from "./command.ts";
import { WAN } from "./model.ts";
import { type CompanyAnswer, moves } from "./moves.ts";

const party = fc.constantFrom("company" as const, "institution" as const);
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
const ofSide = (name: "withdraw" | "lapse" | "revoke" | "drop" | "release") =>
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
const close = fc.constant(
  command(
    "close()",
    (t) => moves.close(t),
    (h) => h.close(),
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
    { weight: 2, arbitrary: ofSide("release") },
    { weight: 3, arbitrary: request },
    { weight: 5, arbitrary: pay },
    { weight: 2, arbitrary: fallThrough },
    { weight: 2, arbitrary: close },
  )
  .map((one) => [one]);

/** What two lenders, a guarantor, a company and the clock may do to one prospect, in any order. */
export const sequences: fc.Arbitrary<TradeCommand[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: single },
      { weight: 2, arbitrary: closing },
      { weight: 1, arbitrary: lapsing },
    ),
    { minLength: 4, maxLength: 16 },
  )
  .map((parts) => parts.flat());
