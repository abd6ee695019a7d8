import { useTranslations } from "use-intl";
import { RecordTable } from "#app/components/ui/record-table.tsx";
import { Deadline, Instant } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import type { listExports } from "#app/services/exports/list-exports.server.ts";

type Archive = Awaited<ReturnType<typeof listExports>>["exports"][number];

/** Requested archives, the state of each, and until when it can be downloaded. */
export function Archives({ exports, isOwner, now }: { exports: Archive[]; isOwner: boolean; now: Date }) {
  const t = useTranslations("accounts.export");
  if (exports.length === 0) return <p className="muted">{t("none")}</p>;
  return (
    <RecordTable
      caption={t("archives")}
      rows={exports}
      columns={[
        { key: "asked", head: t("asked"), cell: ({ requestedAt }) => <Instant at={requestedAt} /> },
        { key: "by", head: t("by"), cell: ({ requestedByName }) => requestedByName ?? "" },
        {
          key: "state",
          head: t("state"),
          cell: ({ status, written, files, isFetchable }) =>
            status === "running" ? (
              <>
                <progress value={written} max={files} aria-label={t("state")} />{" "}
                {t("states.running", { written, files })}
              </>
            ) : (
              t(`states.${status === "ready" && !isFetchable ? "expired" : status}`)
            ),
        },
        {
          key: "size",
          head: t("size"),
          number: true,
          absent: ({ sizeBytes }) => sizeBytes === null,
          cell: ({ sizeBytes }) => t("sizeOf", { kilobytes: String(((sizeBytes ?? 0n) + 1023n) / 1024n) }),
        },
        {
          key: "until",
          head: t("until"),
          absent: ({ isFetchable }) => !isFetchable,
          cell: ({ expiresAt }) => (expiresAt === null ? null : <Deadline at={expiresAt} now={now} />),
        },
        {
          key: "fetch",
          head: <span className="visually-hidden">{t("fetch")}</span>,
          label: "",
          cell: ({ id, isFetchable }) =>
            isFetchable && isOwner ? (
              <a href={paths.exportFile(id)} download>
                {t("fetch")}
              </a>
            ) : null,
        },
      ]}
    />
  );
}
