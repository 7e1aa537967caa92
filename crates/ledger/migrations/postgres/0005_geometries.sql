-- Shapes of places, for maps: each file of them that was taken in. Of one level, such as the
-- regions, the newest one counts; no row is ever changed. What a file holds is read from its
-- bytes, which are kept under their digest.

create table geometries (
    id             uuid   not null primary key,
    seq            bigint not null unique check (seq >= 1),
    entry_id       uuid   not null references entries (id),
    level          text   not null check (level <> ''),
    properties     text   not null check (properties <> ''),
    name           text   not null check (name <> '' and name not like '%/%'),
    sha256         text   not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes          bigint not null check (bytes >= 0),
    source         text   not null check (source <> ''),
    licence        text   not null check (licence <> ''),
    imported_at_us bigint not null
);

create trigger geometries_never_change before update or delete on geometries
    for each row execute function refuse_change('geometries');

create trigger geometries_never_go before truncate on geometries
    for each statement execute function refuse_change('geometries');
