import { Refusal } from "#app/domain/refusal.ts";
import { ProviderError } from "#app/integrations/billing/provider.ts";

/**
 * What class of error it was, without the data that it may quote: a provider's answer, a refusal's code, else its name
 * with what PostgreSQL calls the error and the constraint.
 */
export function causeOfError(error: unknown): string {
  if (error instanceof ProviderError) return error.message.slice(0, 200);
  if (error instanceof Refusal) return error.code;
  if (!(error instanceof Error)) return "unknown";
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const words = [error.name, code, constraint].filter((word) => typeof word === "string");
  return words.join(" ").slice(0, 200);
}
