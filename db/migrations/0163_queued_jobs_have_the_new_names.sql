-- What 0161 renamed stands in the queue and among the reminders too: queued e-mails are still sent, and no reminder twice.
update reminder set kind = 'notify-' || substr(kind, 6) where kind like 'tell-%';

create temporary table renamed_task on commit drop as
select id, case identifier
    when 'send-letter' then 'send-email'
    when 'answer-letter-request' then 'answer-email-request'
    when 'keep-public-figures' then 'refresh-public-figures'
    else 'notify-' || substr(identifier, 6)
  end as identifier
from graphile_worker._private_tasks
where identifier like 'tell-%' or identifier in ('send-letter', 'answer-letter-request', 'keep-public-figures');

insert into graphile_worker._private_tasks (identifier) select identifier from renamed_task
on conflict (identifier) do nothing;

update graphile_worker._private_jobs jobs
set task_id = task.id,
  key = case when jobs.key like 'tell-%' then 'notify-' || substr(jobs.key, 6) else jobs.key end,
  payload = case renamed_task.identifier
    when 'send-email' then json_build_object(
      'email', 'notify-' || substr(jobs.payload ->> 'letter', 6),
      'subjectId', jobs.payload ->> 'subjectId', 'userId', jobs.payload ->> 'userId')
    when 'answer-email-request' then json_build_object('emailRequestId', jobs.payload ->> 'letterRequestId')
    else jobs.payload
  end
from renamed_task join graphile_worker._private_tasks task on task.identifier = renamed_task.identifier
where jobs.task_id = renamed_task.id;

drop table renamed_task;
