import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { classifyError, isKeyConflict, isMissing } from "#app/integrations/billing/classify-error.ts";
import { ProviderError } from "#app/integrations/billing/provider.ts";

const { errors } = Stripe;
const raw = (statusCode: number, code?: string): Stripe.StripeRawError => ({
  message: "No such customer: 'cus_of_somebody'",
  type: "invalid_request_error",
  statusCode,
  ...(code !== undefined && { code }),
});

describe("an error of Stripe's SDK", () => {
  test.each([
    ["a lost connection", new errors.StripeConnectionError({ message: "reset", type: "api_error" }), false],
    ["a conflict", new errors.StripeInvalidRequestError(raw(409, "lock_timeout")), false],
    ["a limit", new errors.StripeRateLimitError(raw(429, "rate_limit")), false],
    ["an error of the server", new errors.StripeAPIError(raw(500)), false],
    ["a gateway's", new errors.StripeAPIError(raw(503)), false],
    ["a key that is refused", new errors.StripeAuthenticationError(raw(401)), false],
    ["a key that may not", new errors.StripePermissionError(raw(403)), false],
    ["a wrong request", new errors.StripeInvalidRequestError(raw(400, "parameter_missing")), true],
    ["something that is missing", new errors.StripeInvalidRequestError(raw(404, "resource_missing")), true],
    ["a key used for another request", new errors.StripeIdempotencyError(raw(400)), true],
    ["a card", new errors.StripeCardError(raw(402, "card_declined")), true],
  ])("%s", (_, error, isFinal) => {
    const classified = classifyError(error);
    expect(classified).toBeInstanceOf(ProviderError);
    expect(classified).toMatchObject({ isFinal, name: isFinal ? "ProviderError" : "ProviderUnreachable" });
    expect((classified as Error).message).not.toContain("cus_of_somebody");
  });

  test("keeps its status and code for the admin", () => {
    const error = classifyError(new errors.StripeInvalidRequestError(raw(400, "parameter_missing")));
    expect((error as Error).message).toBe("StripeInvalidRequestError 400 parameter_missing");
  });

  test("that is none is a bug, and stays what it is", () => {
    const bug = new TypeError("undefined is not a function");
    expect(classifyError(bug)).toBe(bug);
    expect(classifyError("text")).toBe("text");
    const foreign = Object.assign(new Error("x"), { type: "system", statusCode: 500 });
    expect(classifyError(foreign)).toBe(foreign);
  });

  test("says whether a key was used before, and whether there is nothing", () => {
    expect(isKeyConflict(new errors.StripeIdempotencyError(raw(400)))).toBe(true);
    expect(isKeyConflict(new errors.StripeInvalidRequestError(raw(400)))).toBe(false);
    expect(isMissing(new errors.StripeInvalidRequestError(raw(404)))).toBe(true);
    expect(isMissing(new errors.StripeInvalidRequestError(raw(400)))).toBe(false);
  });
});
