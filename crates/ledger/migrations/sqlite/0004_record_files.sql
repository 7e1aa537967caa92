-- Files of packages: figures as they were announced, and records of what is known besides. A
-- corrected file is a new row of the same name that comes later; the newest one counts, and no
-- row is ever changed. What a file holds is read from its bytes, which are kept under their digest.

create table record_files (
    id             blob    not null primary key check (length(id) = 16),
    seq            integer not null unique check (seq >= 1),
    entry_id       blob    not null references entries (id),
    name           text    not null check (name <> '' and name not glob '*/*'),
    format         text    not null,
    sha256         text    not null check (length(sha256) = 64 and sha256 not glob '*[^0-9a-f]*'),
    bytes          integer not null check (bytes >= 0),
    columns_sha256 text    check (length(columns_sha256) = 64 and columns_sha256 not glob '*[^0-9a-f]*'),
    imported_at_us integer not null
) strict, without rowid;

create trigger record_files_never_change before update on record_files begin
    select raise(abort, 'append-only: record_files are never changed');
end;

create trigger record_files_never_go before delete on record_files begin
    select raise(abort, 'append-only: record_files are never removed');
end;
