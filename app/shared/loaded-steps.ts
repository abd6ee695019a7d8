import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";

/**
 * Whether a navigation only shows another step of a form that is loaded as a whole: it needs no data, and so works
 * without a connection.
 */
export function isStepOfLoadedForm({
  formAction,
  currentUrl,
  nextUrl,
}: Pick<ShouldRevalidateFunctionArgs, "formAction" | "currentUrl" | "nextUrl">): boolean {
  return (
    formAction === undefined &&
    nextUrl.searchParams.has("step") &&
    nextUrl.pathname === currentUrl.pathname &&
    nextUrl.href !== currentUrl.href
  );
}
