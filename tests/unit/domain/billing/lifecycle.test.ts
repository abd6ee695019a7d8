import { describe } from "vitest";
import {
  feeStatusAfter,
  invoiceStatusAfter,
  refundStatusAfter,
  whyNotMoveFee,
  whyNotMoveInvoice,
  whyNotMoveRefund,
} from "#app/domain/billing/lifecycle.ts";
import { testMoves } from "#tests/support/moves.ts";

describe("a fee", () => {
  testMoves(feeStatusAfter, (status, move, by) => whyNotMoveFee({ status }, move, by), [
    ["accrued", "invoice", "system", "invoiced"],
    ["accrued", "void", "system", "void"],
    ["accrued", "waive", "admin", "waived"],
    ["invoiced", "pay", "system", "paid"],
    ["invoiced", "dispute", "institution", "disputed"],
    ["invoiced", "return_to_accrued", "admin", "accrued"],
    ["disputed", "credit", "admin", "credited"],
    ["disputed", "uphold", "admin", "invoiced"],
    ["paid", "charge_back", "system", "charged_back"],
    ["charged_back", "reinstate", "system", "paid"],
    ["credited", "refund", "system", "refunded"],
    ["paid", "dispute", "institution", "fee-wrong-state"],
    ["invoiced", "waive", "institution", "not-your-move"],
    ["accrued", "pay", "company", "not-your-move"],
    ["waived", "invoice", "system", "fee-wrong-state"],
  ]);
});

describe("an invoice", () => {
  testMoves(invoiceStatusAfter, (status, move, by) => whyNotMoveInvoice({ status }, move, by), [
    ["open", "settle", "system", "settled"],
    ["open", "void", "admin", "void"],
    ["settled", "reopen", "system", "open"],
    ["settled", "void", "admin", "invoice-wrong-state"],
    ["void", "settle", "system", "invoice-wrong-state"],
    ["open", "void", "institution", "not-your-move"],
  ]);
});

describe("a refund", () => {
  testMoves(refundStatusAfter, (status, move, by) => whyNotMoveRefund({ status }, move, by), [
    ["requested", "send", "system", "sent"],
    ["sent", "settle", "system", "paid"],
    ["sent", "fail", "system", "failed"],
    ["failed", "send_again", "admin", "replaced"],
    ["requested", "cancel", "system", "cancelled"],
    ["failed", "cancel", "admin", "cancelled"],
    ["cancelled", "settle", "system", "paid"],
    ["sent", "cancel", "system", "refund-wrong-state"],
    ["cancelled", "send_again", "admin", "refund-wrong-state"],
    ["paid", "send", "system", "refund-wrong-state"],
    ["requested", "settle", "institution", "not-your-move"],
  ]);
});
