import type { ActionFunctionArgs } from "@remix-run/node";
import busboy from "busboy";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { z } from "zod";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { LARGEST_FILE_BYTES } from "#app/domain/documents/limits.ts";
import { detectLocale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { refuseAnotherReader } from "./drawn-for.server.ts";
import { postedForm } from "./form-data.server.ts";
import { largestBody } from "#app/http/server/request-body.server.ts";
import { acceptForm, readForm, UnacceptedForm } from "./form.server.ts";

type Args = Pick<ActionFunctionArgs, "request" | "context">;

export interface PostedFile {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

const mostFields = 20;
const longestField = largestBody;

/**
 * A form whose last field is one file, `file`: its other fields are validated before the file is read, and the file is
 * streamed to `take`. Without a file, it is null.
 */
export async function readFileForm<Schema extends z.ZodType, Result>(
  args: Args,
  schema: Schema,
  take: (form: z.output<Schema>, file: PostedFile | null) => Promise<Result>,
): Promise<Result> {
  const { body, headers } = args.request;
  if (body === null || headers.get("content-type")?.startsWith("multipart/form-data") !== true) {
    return take(await readForm(args, schema), null);
  }
  const fields: [string, string][] = [];
  const file = await untilFile(Readable.fromWeb(body as NodeStream), headers, fields);
  const posted = file === "broken" ? null : postedForm(fields);
  const { session, extent } = args.context.notes;
  const signedIn = await session;
  if (signedIn && extent) await refuseAnotherReader(args, posted, signedIn, extent);
  const form = acceptForm(args, posted, schema);
  return take(form, file === "broken" ? null : file);
}

/** Reads up to the file, or to the end where there is none. */
function untilFile(
  body: Readable,
  headers: Headers,
  fields: [string, string][],
): Promise<PostedFile | null | "broken"> {
  return new Promise((resolve) => {
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: Object.fromEntries(headers),
        defParamCharset: "utf8",
        preservePath: true,
        limits: { fields: mostFields, fieldSize: longestField, files: 2, fileSize: LARGEST_FILE_BYTES + 1 },
      });
    } catch {
      resolve("broken");
      return;
    }
    parser.on("field", (name, value) => fields.push([name, value]));
    parser.on("file", (name, bytes, { filename }) => {
      if (name !== "file" || (filename ?? "") === "") bytes.resume();
      else resolve({ name: filename ?? "", bytes: bytes as AsyncIterable<Uint8Array> });
      // The consumer of the bytes gets the error; the bytes of an unexpected file have no consumer.
      bytes.on("error", () => undefined);
    });
    parser.on("error", () => resolve("broken"));
    parser.on("close", () => resolve(null));
    body.on("error", (error) => parser.destroy(error));
    body.pipe(parser);
  });
}

/** Refuses the file of a form with an error at its field; all other values are returned. */
export function refuseFile(args: Args, fault: FileFault): never {
  const { headers } = args.request;
  const locale = detectLocale(headers.get("cookie"), headers.get("accept-language"));
  return refuseFileForm(args, { file: [translator(locale, "documents")(`faults.${fault}`)] });
}

/** Refuses a form with a file for what was found in it, as texts by field; all other values are returned. */
export function refuseFileForm({ context }: Pick<Args, "context">, error: Record<string, string[]>): never {
  const sent = context.notes.form;
  throw new UnacceptedForm({ ...sent?.reply(), status: "error", error }, sent?.act ?? null);
}
