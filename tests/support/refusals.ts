/** The code of the refusal that some work ends in; "nothing refused" when it succeeds. A bug is thrown on. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && error.name === "Refusal" && "code" in error) return String(error.code);
    throw error;
  }
  return "nothing refused";
}
