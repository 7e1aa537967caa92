-- Files of packages: figures as they were announced, and records of what is known besides. A
-- corrected file is a new row of the same name that comes later; the newest one counts, and no
-- row is ever changed. What a file holds is read from its bytes, which are kept under their digest.

create table record_files (
    id             uuid   not null primary key,
    seq            bigint not null unique check (seq >= 1),
    entry_id       uuid   not null references entries (id),
    name           text   not null check (name <> '' and name not like '%/%'),
    format         text   not null,
    sha256         text   not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes          bigint not null check (bytes >= 0),
    columns_sha256 text   check (columns_sha256 ~ '^[0-9a-f]{64}$'),
    imported_at_us bigint not null
);

create trigger record_files_never_change before update or delete on record_files
    for each row execute function refuse_change('record_files');

create trigger record_files_never_go before truncate on record_files
    for each statement execute function refuse_change('record_files');
