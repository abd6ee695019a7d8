import { APIError } from "better-auth/api";

/** True if it succeeded, false if better-auth refuses (a wrong code, a used or foreign link). */
export async function unlessRefused(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return false;
    throw error;
  }
}
