import { mkdtempSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import * as ownFile from "#app/routes/company.documents.$fileId/route.ts";
import * as documents from "#app/routes/company.documents._index/route.tsx";
import * as piece from "#app/routes/company.documents.uploads.$uploadId/route.ts";
import * as uploads from "#app/routes/company.documents.uploads._index/route.ts";
import * as opened from "#app/routes/company.introductions.$introductionId_.documents/route.tsx";
import * as extended from "#app/routes/company.introductions.$introductionId_.extend/route.tsx";
import * as handed from "#app/routes/company.introductions.$introductionId_.hand-over/route.tsx";
import * as sharedFile from "#app/routes/institution.introductions.$introductionId.documents.$fileId/route.ts";
import * as shared from "#app/routes/institution.introductions.$introductionId.documents._index/route.tsx";
import { testWeb } from "#tests/support/http/test-web.ts";
import { posted, rawRequest, type Answer, type Sent } from "#tests/support/http/raw-request.ts";
import type { TestApp } from "#tests/support/test-app.ts";

/** A folder for a test file's documents, for `openTestApp`, and its files; deleted after the last test. */
export function documentsFolder() {
  const folder = mkdtempSync(join(tmpdir(), "longspring-test-documents-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    environment: { DOCUMENTS_DIR: folder },
    files: async () => (await readdir(folder, { recursive: true })).sort(),
  };
}

/** The pages of documents, and their users. */
export function documentPages(app: TestApp) {
  const web = testWeb(app, {
    "/company/documents": documents,
    "/company/documents/uploads": { ...uploads, isResource: true },
    "/company/documents/uploads/:uploadId": { ...piece, isResource: true },
    "/company/documents/:fileId": { ...ownFile, isResource: true },
    "/company/introductions/:introductionId/documents": opened,
    "/company/introductions/:introductionId/extend": extended,
    "/company/introductions/:introductionId/hand-over": handed,
    "/institution/introductions/:introductionId/documents": shared,
    "/institution/introductions/:introductionId/documents/:fileId": { ...sharedFile, isResource: true },
  });
  function signIn(actor: PartyActor, language = "en") {
    const { publicOrigin } = app.web.config.web;
    const cookie = actor.kind === "company" ? web.sessions.company(actor) : web.sessions.institution(actor);
    const headers = { cookie, "accept-language": language };
    const post = (path: string, body: Buffer | string, type: string, more: Sent = {}): Promise<Answer> =>
      rawRequest(web.url, path, {
        ...posted(publicOrigin, ""),
        ...more,
        body,
        headers: { origin: publicOrigin, "sec-fetch-site": "same-origin", "content-type": type, ...headers },
      });
    return {
      get: (path: string) => rawRequest(web.url, path, { headers }),
      post: (path: string, fields: Record<string, string>) =>
        post(path, new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded"),
      upload: (file: string, bytes: Buffer, fields: Record<string, string> = {}) =>
        post(
          "/company/documents",
          multipart({ act: "upload", kind: "contract", ...fields }, file, bytes),
          `multipart/form-data; boundary=${boundary}`,
        ),
      handsOver: (path: string, file: string, bytes: Buffer, fields: Record<string, string>) =>
        post(
          path,
          multipart({ act: "hand-over", ...fields }, file, bytes),
          `multipart/form-data; boundary=${boundary}`,
        ),
      put: (uploadId: string, offset: number, bytes: Buffer) =>
        post(`/company/documents/uploads/${uploadId}?offset=${offset}`, bytes, "application/octet-stream", {
          method: "PUT",
        }),
    };
  }
  return Object.assign(web, { signIn });
}

const boundary = "----longspring-test";

/** A form with a file, as a browser sends it. */
function multipart(fields: Record<string, string>, file: string, bytes: Buffer): Buffer {
  const before = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const quoted = file.replaceAll('"', "%22").replaceAll("\\", "\\\\");
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(before.join("") + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}
