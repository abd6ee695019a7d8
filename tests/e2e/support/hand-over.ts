import { pdf } from "#tests/support/documents/good-files.ts";
import type { Person } from "./person.ts";

/** Chooses a file on the review of a hand-over, and confirms it. */
export async function confirmsFile(person: Person, name: string, buffer: Buffer = pdf()): Promise<void> {
  const { documents, handing } = person.words;
  // Other pages ask for a file as well.
  await person.sees(handing("title"));
  await person.isReady();
  await person.field(documents("upload.file")).setInputFiles({ name, mimeType: "application/pdf", buffer });
  await person.presses(handing("act"));
}

/** The same from the page that asks for it, by the link beside it. */
export async function handsOverFile(person: Person, link: string, name: string): Promise<void> {
  await person.follows(link);
  await confirmsFile(person, name);
}
