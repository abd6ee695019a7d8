-- graphile-worker leaves the jobs of a worker that was killed locked for four hours. Each worker says that it lives;
-- whoever has not said so for a while is dead, and the others take its jobs over (db/queries/queue.ts).
-- The queue's owner alone reads and writes it.
create table worker_heartbeat (
  worker_id text primary key,
  seen_at timestamptz not null default clock_timestamp()
);
