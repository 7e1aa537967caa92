-- Shapes of places, for maps: each file of them that was taken in. Of one level, such as the
-- regions, the newest one counts; no row is ever changed. What a file holds is read from its
-- bytes, which are kept under their digest.

create table geometries (
    id             blob    not null primary key check (length(id) = 16),
    seq            integer not null unique check (seq >= 1),
    entry_id       blob    not null references entries (id),
    level          text    not null check (level <> ''),
    properties     text    not null check (properties <> ''),
    name           text    not null check (name <> '' and name not glob '*/*'),
    sha256         text    not null check (length(sha256) = 64 and sha256 not glob '*[^0-9a-f]*'),
    bytes          integer not null check (bytes >= 0),
    source         text    not null check (source <> ''),
    licence        text    not null check (licence <> ''),
    imported_at_us integer not null
) strict, without rowid;

create trigger geometries_never_change before update on geometries begin
    select raise(abort, 'append-only: geometries are never changed');
end;

create trigger geometries_never_go before delete on geometries begin
    select raise(abort, 'append-only: geometries are never removed');
end;
