import { formatDay, formatInstant } from "#app/i18n/format.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { type DossierSource, formatDossier } from "#app/shared/dossier/dossier.server.ts";
import type { Dossier, FitRow, YearGroup } from "#app/shared/dossier/shown.ts";
import type { Sheet, SheetFact, SheetPart } from "./sheet.ts";

export interface PrintedApplication {
  number: string;
  /** What its state is called. */
  state: string;
  /** Null where the consent does not open it. */
  company: string | null;
  companyCode: string | null;
  institution: string;
  introduction: string;
  version: number;
  dueAt: Date | null;
  /** Whose turn it is; null where nobody must act. */
  waitsOn: "company" | "institution" | null;
  source: DossierSource;
  items: readonly {
    code: string;
    words: string | null;
    dueOn: string;
    status: string;
    given: string | null;
  }[];
  files: readonly { name: string; kind: string; version: number | null; openedAt: Date }[];
  printedAt: Date;
}

/** An application as one document in one language: what its page says, for a credit committee. */
export function composeApplication(locale: Locale, application: PrintedApplication): Sheet {
  const t = translator(locale, "dossier.sheet");
  const { number, company, institution, printedAt } = application;
  const dossier = formatDossier(locale, application.source);
  return {
    locale,
    title: company === null ? t("titleUnnamed") : t("title", { company }),
    lead: t("lead", { number, institution }),
    madeAt: printedAt,
    foot: t("foot", { number, at: formatInstant(locale, printedAt) }),
    pageOf: translator(locale, "sheet")("page", { page: "{page}", pages: "{pages}" }),
    parts: [
      { title: t("matter"), facts: matterOf(locale, application) },
      {
        title: dossier.ask.title,
        facts: dossier.ask.figures.map(({ label, value, note, exact }) => ({
          label,
          value: [exact === null || exact === "" ? value : exact, note]
            .filter((text) => text !== "")
            .join("\n"),
        })),
      },
      ...dossier.ask.words.map(({ label, lead, text }) => ({
        title: label,
        paragraphs: lead === null ? [text] : [lead, text],
      })),
      ...fitParts(locale, dossier),
      ...yearParts(locale, dossier),
      ...listParts(locale, application),
      { title: t("basis"), paragraphs: [t("basisText")] },
    ],
  };
}

function matterOf(locale: Locale, application: PrintedApplication): SheetFact[] {
  const t = translator(locale, "dossier.sheet");
  const { company, companyCode, state, introduction, version, dueAt, waitsOn } = application;
  const none = translator(locale, "common.words")("notGiven");
  return [
    { label: t("company"), value: company ?? none },
    { label: t("companyCode"), value: companyCode ?? none },
    { label: t("state"), value: state },
    ...(waitsOn === null || dueAt === null
      ? []
      : [{ label: t(`waits.${waitsOn}`), value: formatInstant(locale, dueAt) }]),
    { label: t("version"), value: String(version) },
    { label: t("introduction"), value: introduction },
  ];
}

function fitParts(locale: Locale, { fit }: Dossier): SheetPart[] {
  const mark = translator(locale, "common.mark");
  const { heads } = fit;
  const cells = ({ label, wanted, has, mark: result, evidence }: FitRow) => [
    label,
    wanted,
    has,
    mark(result),
    evidence,
  ];
  return fit.parts.map(({ title, note, rows }) => ({
    title: `${fit.title} · ${title}`,
    paragraphs: [note],
    ...(rows.length === 0
      ? {}
      : {
          table: {
            wordColumns: [0, 1, 2, 3, 4],
            heads: [heads.criterion, heads.wanted, heads.has, heads.result, heads.evidence],
            rows: rows.map(cells),
          },
        }),
  }));
}

function yearParts(locale: Locale, { years: shown }: Dossier): SheetPart[] {
  if (shown === null) return [];
  const none = translator(locale, "common.words")("notGiven");
  const { title, heads, years, groups, missing } = shown;
  const heading = [heads.item, ...years.map(({ year, note }) => `${year}\n${note}`)];
  const table = ({ rows }: YearGroup) => ({
    wordColumns: [0],
    heads: heading,
    rows: rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell?.value ?? none)]),
  });
  return [
    ...groups.map((group) => ({ title: `${title} · ${group.title}`, table: table(group) })),
    ...(missing === null ? [] : [{ title, paragraphs: [missing] }]),
  ];
}

function listParts(locale: Locale, { items, files }: PrintedApplication): SheetPart[] {
  const t = translator(locale, "dossier.sheet");
  const term = labelsIn(locale);
  const state = translator(locale, "terms.states.item");
  const kind = translator(locale, "documents.kinds");
  const none = translator(locale, "common.words")("notGiven");
  return [
    {
      title: t("items"),
      ...(items.length === 0
        ? { paragraphs: [t("noItems")] }
        : {
            table: {
              wordColumns: [0, 1, 2, 3],
              heads: [t("item"), t("due"), t("itemState"), t("given")],
              rows: items.map(({ code, words, dueOn, status, given }) => [
                [term("requestedItems", code), words ?? ""].filter((text) => text !== "").join("\n"),
                formatDay(locale, dueOn),
                state(status as Parameters<typeof state>[0]),
                given ?? none,
              ]),
            },
          }),
    },
    {
      title: t("files"),
      ...(files.length === 0
        ? { paragraphs: [t("noFiles")] }
        : {
            table: {
              wordColumns: [0, 1, 3],
              heads: [t("file"), t("fileKind"), t("fileVersion"), t("opened")],
              rows: files.map((file) => [
                file.name,
                kind(file.kind as Parameters<typeof kind>[0]),
                file.version === null ? none : String(file.version),
                formatInstant(locale, file.openedAt),
              ]),
            },
          }),
    },
  ];
}
