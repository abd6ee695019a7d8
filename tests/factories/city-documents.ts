/** Each company with an introduction has a document: shared, requested and opened; disputes have evidence. */
export const documentsOfTheCity = [
  `insert into document (company_id, kind) select distinct company_id, 'contract' from introduction`,
  `insert into document_file (company_id, document_id, version, kind, name, media_type, size_bytes, received_bytes, sha256, status, uploaded_by)
   select company_id, id, 1, kind, 'a.pdf', 'application/pdf', 1, 1, '', 'clean', id from document`,
  `insert into introduction_document (introduction_id, document_id, company_id, institution_id, opened_by)
   select i.id, d.id, i.company_id, i.institution_id, i.company_id from introduction i join document d using (company_id)`,
  `insert into document_request (introduction_id, company_id, institution_id, kind, words, due_on, requested_by)
   select id, company_id, institution_id, 'contract', 'x', current_date + 30, id from introduction`,
  `insert into document_opening (file_id, introduction_id, company_id, institution_id, user_id)
   select f.id, i.id, i.company_id, i.institution_id, i.id from introduction i join document_file f using (company_id)`,
  `insert into introduction_hold (company_id, held_by) select company_id, company_id from introduction limit 1`,
  `insert into attachment (introduction_id, company_id, institution_id, message_id, sent_by, user_id, name, media_type, size_bytes, sha256, status)
   select introduction_id, company_id, institution_id, id, written_by, user_id, 'a.pdf', 'application/pdf', 1, '', 'clean' from message`,
  `insert into attachment_opening (attachment_id, introduction_id, company_id, institution_id, opened_by, user_id)
   select id, introduction_id, company_id, institution_id, case sent_by when 'company' then 'institution' else 'company' end, user_id from attachment`,
  // Each side of a dispute shows a file, and has opened one.
  `insert into document (institution_id, kind) select distinct institution_id, 'bank_statement' from dispute`,
  `insert into document_file (institution_id, document_id, version, kind, name, media_type, size_bytes, received_bytes, sha256, status, uploaded_by)
   select institution_id, id, 1, kind, 'b.pdf', 'application/pdf', 1, 1, '', 'clean', id from document where institution_id is not null`,
  `insert into dispute_evidence (dispute_id, company_id, institution_id, party, file_id, added_by)
   select q.id, q.company_id, q.institution_id, case when f.company_id is null then 'institution' else 'company' end, f.id, q.id
   from dispute q join document_file f on f.company_id = q.company_id or f.institution_id = q.institution_id`,
  `insert into dispute_evidence_opening (evidence_id, dispute_id, company_id, institution_id, party, user_id)
   select id, dispute_id, company_id, institution_id, 'admin', id from dispute_evidence`,
  `update consent set field_groups = field_groups || '{documents}' where not 'documents' = any (field_groups)`,
];
