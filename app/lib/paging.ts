import { withoutTrailing } from "./digits.ts";

/**
 * Keyset paging: a cursor contains the sort key of the last row seen, so that page 5,000 costs the same as page 1 and
 * new rows shift nothing.
 */

export const PAGE_SIZE = 20;

/** A long list is counted so far; beyond it is shown as "1,000+". */
export const MOST_COUNTED = 1_000;

/**
 * `timestamptz` is as PostgreSQL writes it (to the microsecond, and `infinity`). Each is validated so that PostgreSQL
 * accepts it: anybody may write a cursor.
 */
type KeyKind = "text" | "uuid" | "timestamptz" | "smallint" | "fen";
type KeyOf<K extends KeyKind> = K extends "smallint" ? number : K extends "fen" ? bigint : string;

/** The columns of a sort key in order, each with its kind. */
export type KeySpec = Readonly<Record<string, KeyKind>>;
export type Key<S extends KeySpec> = { [C in keyof S]: KeyOf<S[C]> };

export type Page<Row> = { rows: readonly Row[]; next: string | null };

/** The URL text of a row's key columns; other columns of the row are left out. */
export function encodeCursor<S extends KeySpec>(spec: S, row: Key<S>): string {
  const values = Object.keys(spec).map((column) => {
    const value: unknown = row[column];
    return typeof value === "bigint" ? value.toString() : value;
  });
  return toBase64Url(JSON.stringify(values));
}

/** Null for text that `encodeCursor` didn't write with this spec: a modified or outdated cursor starts at page 1. */
export function decodeCursor<S extends KeySpec>(spec: S, text: string): Key<S> | null {
  const values = parseArray(text);
  const columns = Object.entries(spec);
  if (values?.length !== columns.length) return null;
  const key: Record<string, string | number | bigint> = {};
  for (const [index, [column, kind]] of columns.entries()) {
    const value = decodeValue(kind, values[index]);
    if (value === null) return null;
    key[column] = value;
  }
  return key as Key<S>;
}

/** Cuts `size + 1` fetched rows to a page; the extra row only shows that there is a next one. */
export function toPage<S extends KeySpec, Row extends Key<S>>(
  spec: S,
  rows: readonly Row[],
  size: number = PAGE_SIZE,
): Page<Row> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > size && last ? encodeCursor(spec, last) : null };
}

function decodeValue(kind: KeyKind, value: unknown): string | number | bigint | null {
  if (kind === "smallint")
    return typeof value === "number" && value === new Int16Array([value])[0] ? value : null;
  if (typeof value !== "string") return null;
  // PostgreSQL texts can't contain NUL.
  if (kind === "text") return value.includes("\0") ? null : value;
  if (kind === "uuid") return isId(value) ? value : null;
  if (kind === "timestamptz") return value === "infinity" || isTimestamp(value) ? value : null;
  return /^-?\d{1,18}$/u.test(value) ? BigInt(value) : null;
}

/** Whether a text is an id as PostgreSQL writes it. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);
}

function isInstant(text: string): boolean {
  // PostgreSQL has no year 0.
  return (
    /^(?!0000)\d{4}-/u.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text
  );
}

/** 2026-03-02 08:00:00.123456+00: an existing day and time, and the offset from UTC. */
function isTimestamp(text: string): boolean {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/u.exec(text);
  return parts !== null && isInstant(`${parts[1]}T${parts[2]}.000Z`);
}

function parseArray(text: string): unknown[] | null {
  if (text.length > 1_000) return null;
  try {
    const value: unknown = JSON.parse(fromBase64Url(text));
    return Array.isArray(value) ? value : null;
  } catch {
    return null; // Cursors come from URLs: they may contain anything.
  }
}

function toBase64Url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return withoutTrailing(btoa(bytes).replaceAll("+", "-").replaceAll("/", "_"), "=");
}

function fromBase64Url(text: string): string {
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
}
