import type { BoardQuery } from "#app/domain/pipeline/forms.ts";
import type { formatBoard } from "./format-board.server.ts";

export type Board = ReturnType<typeof formatBoard> & { query: BoardQuery };
export type Column = Board["columns"][number];
export type Card = Column["cards"][number];
