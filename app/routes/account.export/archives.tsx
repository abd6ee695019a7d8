import { useTranslations } from "use-intl";
import { useMemberName } from "#app/components/deletion/member-name.ts";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Deadline, Instant } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import type { listExports } from "#app/services/exports/list-exports.server.ts";

type Archive = Awaited<ReturnType<typeof listExports>>["exports"][number];

/** Requested archives, the state of each, and until when it can be downloaded. */
export function Archives({ exports, isOwner, now }: { exports: Archive[]; isOwner: boolean; now: Date }) {
  const t = useTranslations("accounts.export");
  const memberName = useMemberName();
  if (exports.length === 0) return <p className="muted">{t("none")}</p>;
  const { column, figure, buttons } = columnsNamed(exports, t);
  return (
    <RecordTable
      caption={t("archives")}
      rows={exports}
      columns={[
        column("asked", ({ requestedAt }) => <Instant at={requestedAt} />),
        column("by", ({ requestedByName, requestedBy }) => memberName(requestedByName, requestedBy)),
        column("state", ({ status, written, files, isFetchable }) =>
          status === "running" ? (
            <>
              <progress value={written} max={files} aria-label={t("state")} />{" "}
              {t("states.running", { written, files })}
            </>
          ) : (
            t(`states.${status === "ready" && !isFetchable ? "expired" : status}`)
          ),
        ),
        figure(
          "size",
          ({ sizeBytes }) => t("sizeOf", { kilobytes: String(((sizeBytes ?? 0n) + 1023n) / 1024n) }),
          { absent: ({ sizeBytes }) => sizeBytes === null },
        ),
        column(
          "until",
          ({ expiresAt }) => (expiresAt === null ? null : <Deadline at={expiresAt} now={now} />),
          { absent: ({ isFetchable }) => !isFetchable },
        ),
        buttons("fetch", ({ id, isFetchable }) =>
          isFetchable && isOwner ? (
            <a href={paths.exportFile(id)} download>
              {t("fetch")}
            </a>
          ) : null,
        ),
      ]}
    />
  );
}
