-- Editions of results: each file of results that was taken in, once per mapping and form.
-- A corrected edition is a new row that comes later; no row is ever changed.

create table editions (
    id               blob    not null primary key check (length(id) = 16),
    seq              integer not null unique check (seq >= 1),
    entry_id         blob    not null references entries (id),
    source_name      text    not null check (source_name not glob '*/*'),
    source_sha256    text    not null check (length(source_sha256) = 64 and source_sha256 not glob '*[^0-9a-f]*'),
    source_bytes     integer not null check (source_bytes >= 0),
    mapping_sha256   text    not null check (length(mapping_sha256) = 64 and mapping_sha256 not glob '*[^0-9a-f]*'),
    form_id          text    not null,
    form_sha256      text    not null check (length(form_sha256) = 64 and form_sha256 not glob '*[^0-9a-f]*'),
    dataset_sha256   text    not null check (length(dataset_sha256) = 64 and dataset_sha256 not glob '*[^0-9a-f]*'),
    units            integer not null check (units >= 0),
    contest          text    not null default 'main',
    label            text    not null,
    published_at_us  integer,
    imported_at_us   integer not null,
    importer_version text    not null,
    fetched_from     text,
    unique (source_sha256, mapping_sha256, form_sha256)
) strict, without rowid;

create trigger editions_never_change before update on editions begin
    select raise(abort, 'append-only: editions are never changed');
end;

create trigger editions_never_go before delete on editions begin
    select raise(abort, 'append-only: editions are never removed');
end;
