import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { isOffline } from "#app/shared/offline.ts";

/** The author's own draft is not reloaded while they type; changes by others are. */
export function mayReload({
  formAction,
  actionStatus,
  actionResult,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  if (actionStatus === 409) return true;
  if (isOffline(actionResult)) return false;
  return formAction?.includes("save=typing") === true ? false : defaultShouldRevalidate;
}
