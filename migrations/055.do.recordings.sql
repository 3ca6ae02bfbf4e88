-- A recording (the voice of a child or of a relative) is kept like a photo and an attachment: sealed with the child's key, and only as sound.

alter table document drop constraint document_kind_check;
alter table document add constraint document_kind_check check (kind in ('photo', 'attachment', 'recording'));
alter table document drop constraint document_media_type_check;
alter table document add constraint document_media_type_check check (media_type in (
  'image/jpeg', 'image/png', 'application/pdf', 'audio/ogg', 'audio/mp4', 'audio/aac', 'audio/mpeg', 'audio/wav', 'audio/webm'));
alter table document add constraint recording_is_sound check ((kind = 'recording') = (media_type like 'audio/%'));
