import fc from "fast-check";
import { CONDITION_MOVES } from "#app/domain/deals/condition.ts";
import { DISPUTE_OUTCOMES } from "#app/domain/deals/dispute.ts";
import { closing, reversing } from "./closing.ts";
import { amount, command, side, type TradeCommand } from "./command.ts";
import type { CompanyAnswer } from "./moves.ts";

const party = fc.constantFrom("company" as const, "institution" as const);
const acts = fc.constantFrom("send" as const, "sign_by_company" as const, "sign_by_institution" as const);
const payments = fc.constantFrom("fund" as const, "confirm" as const, "dispute" as const);
const takings = fc.constantFrom("withdraw" as const, "take_back" as const);

const issue = fc.tuple(side, amount).map((of) => command("issue", ...of));
const revise = fc.tuple(side, amount).map((of) => command("revise", ...of));
const answerWith = (answer: fc.Arbitrary<CompanyAnswer>) =>
  fc.tuple(side, answer, amount).map((of) => command("answer", ...of));
const ofSide = (name: "withdraw" | "lapse" | "revoke" | "drop" | "release") =>
  side.map((of) => command(name, of));
const expire = fc.constant(command("expire"));
const close = fc.constant(command("close"));
const contract = fc.tuple(side, acts).map((of) => command("contract", ...of));
const request = fc.tuple(side, amount).map((of) => command("request", ...of));
const pay = fc.tuple(side, payments).map((of) => command("pay", ...of));
const settle = fc.tuple(side, fc.constantFrom(...CONDITION_MOVES)).map((of) => command("settle", ...of));
const undo = fc.tuple(side, takings).map((of) => command("undo", ...of));
const decide = fc
  .tuple(side, fc.constantFrom(...DISPUTE_OUTCOMES), amount)
  .map((of) => command("decide", ...of));
const which = fc.constantFrom("first" as const, "last" as const);
const propose = fc.tuple(side, which, party).map((of) => command("proposeReversal", ...of));
const verdicts = fc.constantFrom("agree" as const, "agree" as const, "decline" as const, "withdraw" as const);
const answerReversal = fc.tuple(side, which, party, verdicts).map((of) => command("settleReversal", ...of));
const endReversal = fc.oneof(
  fc.tuple(side, which).map((of) => command("lapseReversal", ...of)),
  fc.tuple(side, which).map((of) => command("dropReversal", ...of)),
  fc.tuple(side, which, party).map((of) => command("disputeReversal", ...of)),
  fc.tuple(side, which, fc.constantFrom(...DISPUTE_OUTCOMES)).map((of) => command("decideReversal", ...of)),
);
const fallThrough = fc.tuple(side, party).map((of) => command("fallThrough", ...of));
/** An expired offer, and the clock's job that marks it. */
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
    { weight: 3, arbitrary: propose },
    { weight: 3, arbitrary: fc.oneof(answerReversal, answerReversal, endReversal) },
  )
  .map((one) => [one]);

/** What two lenders, a guarantor, a company and the clock may do to one prospect, in any order. */
export const sequences: fc.Arbitrary<TradeCommand[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: single },
      { weight: 2, arbitrary: closing },
      { weight: 1, arbitrary: lapsing },
      { weight: 2, arbitrary: reversing },
    ),
    { minLength: 4, maxLength: 16 },
  )
  .map((parts) => parts.flat());
